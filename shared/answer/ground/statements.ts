import { sentenceSpans, type Span } from '../../text/sentences.ts';
import { contentStems } from '../cite/content-stems.ts';

/** A sentence of an answer that says something which sources can bear out. */
export interface Statement extends Span {
  /** Its words, without markers and Markdown around them. */
  readonly text: string;
  /** Numbers it cites, each once, in order. */
  readonly sources: readonly number[];
}

const marker = /\[(\d+)\]/gu;
const leadingMarkers = /^(?:[ \t]*\[\d+\])+[.,;]?\s*/u;
const fencedCode = /^[ \t]*(?<fence>```|~~~)[\s\S]*?(?:^[ \t]*\k<fence>|(?![\s\S]))/gmu;
const listMark = /^(?:\s|[-*+•>]\s|\d{1,3}[.)]\s)+/u;
const tableDelimiter = /^\|?[\s:|-]*-[\s:|-]*$/u;
/** An answer that says what the sources leave open cannot be found in them. */
const absence =
  /\b(?:sources?|documents?|passages?|context|information)\b[^.]{0,40}\b(?:do(?:es)?|did|is|are) ?(?:not|n['’]t)\b/iu;

/**
 * The statements of an answer as shown, in order. A marker after a full stop belongs to the sentence before it. Headings,
 * heads of tables, lead-ins (`The steps are:`), questions, code, remarks on what the sources do not say, and sentences
 * with neither a number nor two words of content are none.
 */
export function statementsOf(answer: string): Statement[] {
  const code = [...answer.matchAll(fencedCode)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const spans = withMarkers(answer).filter(
    ({ start, end }) => !code.some((block) => start < block.end && end > block.start),
  );
  return spans.flatMap((span, index) => {
    const statement = toStatement(answer, span);
    const next = spans[index + 1];
    const isTableHead = next && tableDelimiter.test(answer.slice(next.start, next.end).trim());
    return isTableHead || !isStatement(statement.text) ? [] : [statement];
  });
}

/** Sentences; markers at the beginning of one that goes on in the same line are moved to the one before. */
function withMarkers(answer: string): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of sentenceSpans(answer)) {
    const before = spans.at(-1);
    const moved =
      before && !answer.slice(before.start, before.end).endsWith('\n')
        ? (leadingMarkers.exec(answer.slice(start, end))?.[0].length ?? 0)
        : 0;
    if (before && moved > 0) spans[spans.length - 1] = { start: before.start, end: start + moved };
    if (start + moved < end) spans.push({ start: start + moved, end });
  }
  return spans;
}

function toStatement(answer: string, span: Span): Statement {
  const written = answer.slice(span.start, span.end);
  const mark = listMark.exec(written)?.[0].length ?? 0;
  const shown = written.slice(mark).trimEnd();
  const start = span.start + mark;
  return {
    start,
    end: start + shown.length,
    text: shown.replaceAll(marker, ' ').replaceAll(/\s+/gu, ' ').trim(),
    sources: [...new Set([...shown.matchAll(marker)].map(([, number]) => Number(number)))],
  };
}

function isStatement(text: string): boolean {
  const words = text.replace(/[\s"'”’»)*_|]+$/u, '');
  if (/^#{1,6}\s/u.test(text) || /[:?：？]$/u.test(words) || absence.test(text)) return false;
  if (/^(?:\*\*|__)[^*_]+(?:\*\*|__)$/u.test(text) && !/[.!。！]$/u.test(words)) return false;
  const stems = contentStems(text);
  return stems.size >= 2 || /\p{N}/u.test(text);
}
