import { assembleLines } from './lines.ts';
import type { Fragment, TextLine } from './text-line.ts';

/** Narrowest white strip between two columns of text, in points. */
const minimumGutter = 8;
/** Columns of prose have lines this long; shorter ones are table cells, which must stay side by side. */
const minimumLineCharacters = 22;

/**
 * Lines of a page in reading order. A page set in two columns is read band by band: whatever crosses the gutter (titles,
 * figures) separates bands; inside a band the left column comes first.
 */
export function linesInReadingOrder(fragments: readonly Fragment[], width: number): TextLine[] {
  const gutter = findGutter(fragments, width);
  if (gutter === undefined) return assembleLines(fragments);
  const left = assembleLines(fragments.filter(({ x, width }) => x + width <= gutter + 1));
  const right = assembleLines(fragments.filter(({ x }) => x >= gutter - 1));
  if (!isProse(left) || !isProse(right)) return assembleLines(fragments);
  const crossing = assembleLines(
    fragments.filter(({ x, width }) => x < gutter - 1 && x + width > gutter + 1),
  );
  const bands = [...crossing.map(({ y }) => y), Infinity];
  return bands.flatMap((bottom, index) => {
    const top = bands[index - 1] ?? -Infinity;
    const within = ({ y }: TextLine) => y > top && y < bottom;
    const ending = crossing[index];
    return [...left.filter(within), ...right.filter(within), ...(ending ? [ending] : [])];
  });
}

/** The middle of the widest strip in the page's middle that almost no fragment crosses. */
function findGutter(fragments: readonly Fragment[], width: number): number | undefined {
  if (fragments.length < 20 || !Number.isFinite(width)) return undefined;
  const from = Math.floor(width * 0.35);
  const to = Math.ceil(width * 0.65);
  const crossings = new Array<number>(Math.max(0, to - from)).fill(0);
  for (const { x, width: length } of fragments) {
    for (let at = Math.max(from, Math.floor(x)); at < Math.min(to, x + length); at += 1) {
      crossings[at - from] = (crossings[at - from] ?? 0) + 1;
    }
  }
  const allowed = fragments.length * 0.1;
  let best = { start: 0, length: 0 };
  let start = 0;
  crossings.push(Infinity);
  crossings.forEach((count, at) => {
    if (count <= allowed) return;
    if (at - start > best.length) best = { start, length: at - start };
    start = at + 1;
  });
  return best.length >= minimumGutter ? from + best.start + best.length / 2 : undefined;
}

function isProse(lines: readonly TextLine[]): boolean {
  if (lines.length < 8) return false;
  const long = lines.filter(({ text }) => text.length >= minimumLineCharacters).length;
  return long / lines.length > 0.6;
}
