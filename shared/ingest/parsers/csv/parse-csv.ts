import { normalizeText } from '../../../text/normalize-text.ts';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { requireText } from '../require-text.ts';
import { oneLine } from '../tabular/pipe-table.ts';
import { renderRows } from '../tabular/render-rows.ts';
import { findHeader } from './find-header.ts';
import { readRows } from './read-rows.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

/** Excel writes the delimiter it used into the first line. */
const excelHint = /^sep=([^\n])\n/iu;

/**
 * Reads tables in plain text, whatever their delimiter. Lines above the header, such as a report's title, become
 * paragraphs; rows become a table, or sections when they are long.
 * @throws IngestFailure `empty_document`, `damaged_document`
 */
export async function parseCsv(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const content = requireText(input);
  const hint = excelHint.exec(content);
  const body = content.slice(hint?.[0].length ?? 0);
  const { rows, quotesIgnored } = readRows(body, hint?.[1] ?? sniffDelimiter(body));
  const { preamble, header, body: data } = findHeader(rows);
  const paragraphs = preamble.map((row) => oneLine(row.filter((cell) => cell !== '').join(' ')));
  const table = header.length > 0 ? [renderRows(header, data)] : [];
  const text = normalizeText([...paragraphs, ...table].join('\n\n'));
  if (text.trim() === '') throw new IngestFailure('empty_document');
  return {
    text,
    pageStarts: [0],
    warnings: quotesIgnored
      ? ['The quotation marks of the file do not fit together, so they were read as text.']
      : [],
  };
}
