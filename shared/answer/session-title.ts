import { cutText } from '../text/cut-text.ts';

const longest = 60;

/** A session's first title: its first question on one line, cut at a word when it is longer than 60 characters. */
export function sessionTitle(question: string): string {
  const line = question.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const cut = cutText(line, longest);
  const lastSpace = cut.lastIndexOf(' ');
  const kept = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut;
  return `${kept.replace(/[\s,;:.–-]+$/u, '')}…`;
}
