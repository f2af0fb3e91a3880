import { oneLine } from '../tabular/pipe-table.ts';
import { renderRows } from '../tabular/render-rows.ts';
import { flatTable } from './flat-table.ts';
import { asWords, isList, isObject, type JsonObject, type JsonValue } from './json-value.ts';

export interface RenderedJson {
  readonly text: string;
  /** Whether parts were left out because they are nested too deep. */
  readonly isCut: boolean;
}

/** A part of the document that is still to be written. */
interface Part {
  readonly name: string;
  readonly value: JsonValue;
  readonly depth: number;
}

const deepest = 64;
const deepestHeading = 6;
const longestName = 120;
/** Keys whose value names an object. */
const naming = ['title', 'name', 'label', 'subject', 'question', 'id'];

/**
 * A JSON value as Markdown: a heading for each object and list, `- key: value` lines for their scalars, a table for a list
 * of flat objects. Iterative, since hostile documents nest deeper than the call stack.
 */
export function renderJson(root: JsonValue): RenderedJson {
  const blocks: string[] = [];
  let isCut = false;
  const open: Part[] = [{ name: '', value: root, depth: 0 }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { block, parts } = renderPart(part);
    if (block !== '') blocks.push(block);
    if (part.depth < deepest) open.push(...parts.reverse());
    else isCut ||= parts.length > 0;
  }
  return { text: blocks.join('\n\n'), isCut };
}

/** A part's own text, and the parts below it in their order. */
function renderPart({ name, value, depth }: Part): { block: string; parts: Part[] } {
  const heading = name === '' ? '' : `${'#'.repeat(Math.min(depth, deepestHeading))} ${name}`;
  const words = asWords(value);
  if (words !== undefined && !isList(value)) return { block: words, parts: [] };
  if (isList(value)) {
    const table = flatTable(value);
    if (table) return { block: join(heading, renderRows(table.header, table.rows)), parts: [] };
  }
  const entries = isList(value) ? listEntries(name, value) : Object.entries(value as JsonObject);
  const lines: string[] = [];
  const parts: Part[] = [];
  for (const [key, child] of entries) {
    const said = asWords(child);
    if (said === undefined) parts.push({ name: headingOf(key), value: child, depth: depth + 1 });
    else if (said !== '') lines.push(isList(value) ? `- ${oneLine(said)}` : line(key, said));
  }
  return {
    block: join(lines.length > 0 || parts.length > 0 ? heading : '', lines.join('\n')),
    parts,
  };
}

/** Entries of a list are named after what they call themselves, or counted. */
function listEntries(name: string, list: readonly JsonValue[]): [string, JsonValue][] {
  return list.map((entry, at) => {
    const own = isObject(entry) ? naming.map((key) => entry[key]).find(isName) : undefined;
    return [own === undefined ? `${name || 'Entry'} ${at + 1}` : String(own), entry];
  });
}

function isName(value: JsonValue | undefined): value is string | number {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}

function line(key: string, words: string): string {
  return `- ${oneLine(key)}: ${oneLine(words)}`;
}

function headingOf(key: string): string {
  return oneLine(key).slice(0, longestName);
}

function join(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
