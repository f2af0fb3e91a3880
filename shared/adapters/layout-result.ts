import * as z from 'zod';
import type { RecognizedPage } from '../ports/text-recognizer.ts';
import { normalizeText } from '../text/normalize-text.ts';

/** Where something stands in `content`, in UTF-16 units. */
const span = z.object({ offset: z.number(), length: z.number() });

const table = z.object({
  spans: z.array(span),
  cells: z.array(
    z.object({ rowIndex: z.number(), columnIndex: z.number(), content: z.string().default('') }),
  ),
});

/** The part of `analyzeResult` (2024-11-30, Markdown) that is read here. */
export const layoutResultSchema = z.object({
  content: z.string(),
  pages: z.array(
    z.object({
      pageNumber: z.number(),
      spans: z.array(span),
      words: z.array(z.object({ confidence: z.number() })).default([]),
    }),
  ),
  tables: z.array(table).default([]),
});

type LayoutResult = z.infer<typeof layoutResultSchema>;
type Table = z.infer<typeof table>;

/**
 * The pages of an analysis in this product's Markdown: tables with pipes instead of HTML; page headers, footers and
 * numbers left out; escapes taken back, because the text is read by people and models and not rendered.
 */
export function pagesOfLayout(result: LayoutResult): RecognizedPage[] {
  const tables = result.tables.toSorted((a, b) => startOf(a) - startOf(b));
  return result.pages.map(({ pageNumber, spans, words }) => ({
    page: pageNumber,
    text: tidy(spans.map((part) => withPipeTables(result.content, part, tables)).join('\n\n')),
    confidence: mean(words.map(({ confidence }) => confidence)),
  }));
}

/** A part of the content in which every table is replaced by its pipe form. */
function withPipeTables(
  content: string,
  part: z.infer<typeof span>,
  tables: readonly Table[],
): string {
  const end = part.offset + part.length;
  const pieces: string[] = [];
  let at = part.offset;
  for (const one of tables) {
    for (const { offset, length } of one.spans) {
      if (offset < at || offset >= end) continue;
      const isFirst = offset === startOf(one);
      pieces.push(content.slice(at, offset), isFirst ? `\n\n${pipeTable(one)}\n\n` : '');
      at = offset + length;
    }
  }
  return pieces.join('') + content.slice(at, Math.max(at, end));
}

function pipeTable({ cells }: Table): string {
  const columns = Math.max(0, ...cells.map(({ columnIndex }) => columnIndex + 1));
  const rows = new Map<number, string[]>();
  for (const { rowIndex, columnIndex, content } of cells) {
    const row = rows.get(rowIndex) ?? new Array<string>(columns).fill('');
    rows.set(rowIndex, row);
    row[columnIndex] = content.replace(/\s+/gu, ' ').replaceAll('|', '\\|').trim();
  }
  const [header = [], ...body] = [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
  const rule = header.map(() => '---');
  return [header, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const pageFurniture = /^<!-- Page(?:Header|Footer|Number|Break)\b/u;

function tidy(markdown: string): string {
  const lines = normalizeText(markdown)
    .split('\n')
    .filter((line) => !pageFurniture.test(line))
    .map((line) =>
      line
        .replace(/<\/?(?:figure|figcaption)>/gu, '')
        .replace(/\\([\\`*_{}[\]()#+\-.!<>~$])/gu, '$1')
        .trimEnd(),
    );
  return lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function startOf({ spans }: Table): number {
  return spans[0]?.offset ?? Infinity;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
