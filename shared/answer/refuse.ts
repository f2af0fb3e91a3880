import type { AnswerEvent } from '../domain/answer-event.ts';
import type { RetrievedChunk } from '../domain/chunk.ts';
import { cutText } from '../text/cut-text.ts';
import { safeLine } from './stream/safe-line.ts';
import type { Turn } from './turn.ts';

const nearestDocuments = 3;
const longestName = 120;

/** Says that the documents do not contain the answer, what was searched for, and which documents came closest. */
export function* refuse(
  turn: Turn,
  question: string,
  passages: readonly RetrievedChunk[],
): Generator<AnswerEvent> {
  turn.refuse();
  yield { type: 'text', delta: refusalText(question, passages) };
}

function refusalText(question: string, passages: readonly RetrievedChunk[]): string {
  const words = plain(question);
  const asked = `The documents do not seem to contain the answer.${words && ` I searched them for “${words}”.`}`;
  const titles = [...new Set(passages.map(({ title }) => plain(title)))]
    .filter((title) => title !== '')
    .slice(0, nearestDocuments);
  if (titles.length === 0) {
    return `${asked} No document came close; it may not have been added yet.`;
  }
  return (
    `${asked} The closest ${titles.length === 1 ? 'document is' : 'documents are'} ${listed(titles)}. ` +
    'You could try other words, or ask about what these documents cover.'
  );
}

/** Questions and titles are text of others: on one line, and nothing in it reads as Markdown or as a citation. */
function plain(text: string): string {
  const line = safeLine(text)
    .replaceAll(/[[\]［］【】<>`*_!|\\]/gu, '')
    .trim();
  return line.length <= longestName ? line : `${cutText(line, longestName).trimEnd()}…`;
}

function listed(titles: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(
    titles.map((title) => `“${title}”`),
  );
}
