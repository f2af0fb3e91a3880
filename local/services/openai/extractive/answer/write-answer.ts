import type { Passage } from '../passages/passage.ts';
import { renderRow } from '../passages/render-row.ts';
import { stems } from '../../text/stems.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/**
 * Writes chosen passages as Markdown, the source of the first one first, each with its citation: sentences as running text, items of one list
 * as a list under its lead-in, a table row with the columns asked for.
 */
export function writeAnswer(chosen: readonly Passage[], terms: readonly WeighedTerm[]): string {
  const inOrder = inReadingOrder(chosen);
  const paragraphs: string[] = [];
  let previous: Passage | undefined;
  for (const passage of inOrder) {
    const text = `${statement(passage, inOrder, terms)} [${passage.source.id}]`;
    const isListed = isInList(passage, inOrder);
    if (isListed) paragraphs.push(previous?.text.endsWith(':') ? `\n- ${text}` : `- ${text}`);
    else if (previous && !isInList(previous, inOrder))
      paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`);
    else paragraphs.push(text);
    previous = passage;
  }
  return paragraphs.join('\n');
}

/** Keeps the passages of one source together, as it has them; sources stand in the order in which they were first chosen. */
function inReadingOrder(chosen: readonly Passage[]): Passage[] {
  const sources = Map.groupBy(chosen, ({ source }) => source).values();
  return [...sources].flatMap((passages) => passages.sort((a, b) => a.order - b.order));
}

/** Two or more items of one list read as a list. */
function isInList(passage: Passage, chosen: readonly Passage[]): boolean {
  return (
    passage.kind !== 'sentence' && chosen.filter(({ group }) => group === passage.group).length > 1
  );
}

function statement(
  passage: Passage,
  chosen: readonly Passage[],
  terms: readonly WeighedTerm[],
): string {
  if (passage.kind === 'row')
    return ended(renderRow(passage.cells ?? [], columnsAsked(passage, terms)));
  const isAlone = passage.leadIn !== undefined && !isInList(passage, chosen);
  const text = isAlone ? `${passage.leadIn ?? ''} ${passage.text}` : passage.text;
  return text.endsWith(':') ? text : ended(text);
}

/** The columns whose name the question says, unless it says none or the row has few. */
function columnsAsked(passage: Passage, terms: readonly WeighedTerm[]): ReadonlySet<string> {
  const cells = passage.cells ?? [];
  if (cells.length <= 3) return new Set();
  const asked = cells.filter(({ column }) => {
    const names = new Set(stems(column));
    return terms.some(({ alternatives }) =>
      [...alternatives.keys()].some((word) => names.has(word)),
    );
  });
  return new Set(asked.map(({ column }) => column));
}

function ended(text: string): string {
  return /[.!?。！？…][)"”*_]*$/u.test(text) ? text : `${text}.`;
}
