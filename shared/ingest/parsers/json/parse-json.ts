import { normalizeText } from '../../../text/normalize-text.ts';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { requireText } from '../require-text.ts';
import { isObject, type JsonValue } from './json-value.ts';
import { readJsonLines } from './read-json-lines.ts';
import { renderJson } from './render-json.ts';

/**
 * Reads JSON as headings, `- key: value` lines and tables. A file of JSON lines is read as such, whatever its name.
 * @throws IngestFailure `empty_document`, `damaged_document`
 */
export async function parseJson(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const content = requireText(input);
  let value: JsonValue;
  try {
    value = JSON.parse(content) as JsonValue;
  } catch {
    return renderLines(content);
  }
  return toDocument(value, []);
}

/** Reads one JSON value a line. @throws IngestFailure `empty_document`, `damaged_document` */
export async function parseJsonLines(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  return renderLines(requireText(input));
}

function renderLines(content: string): ParsedDocument {
  const { values, broken } = readJsonLines(content);
  const shown = broken.slice(0, 20).join(', ') + (broken.length > 20 ? ', …' : '');
  const warning = `Lines that are no JSON were left out: ${shown}.`;
  return toDocument(values, broken.length > 0 ? [warning] : []);
}

function toDocument(value: JsonValue, warnings: readonly string[]): ParsedDocument {
  const rendered = renderJson(value);
  const text = normalizeText(rendered.text).trim();
  if (text === '') throw new IngestFailure('empty_document');
  const title = isObject(value) ? value.title : undefined;
  return {
    ...(typeof title === 'string' && title.trim() !== '' && { title: title.trim() }),
    text,
    pageStarts: [0],
    warnings: rendered.isCut
      ? [...warnings, 'Parts that are nested deeper than 64 levels were left out.']
      : warnings,
  };
}
