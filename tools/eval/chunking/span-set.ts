import { globSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** UTF-16 offsets in a text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SpanQuestion {
  readonly question: string;
  /** Name of the text that answers it. */
  readonly text: string;
  /** The parts of the text that answer it. */
  readonly spans: readonly Span[];
}

export interface SpanSet {
  /** The texts by name: the file's, without its ending. */
  readonly texts: ReadonlyMap<string, string>;
  readonly questions: readonly SpanQuestion[];
}

const referencesSchema = z.array(
  z.object({ content: z.string(), start_index: z.number(), end_index: z.number() }),
);
const rowSchema = z.object({
  question: z.string().min(1),
  corpus_id: z.string(),
  references: z.string().transform((json) => referencesSchema.parse(JSON.parse(json))),
});

/**
 * Reads a folder of Markdown texts with `questions_df.csv`, whose columns are `question`, `corpus_id` (name of the text)
 * and `references`: a JSON list of `content`, `start_index` and `end_index`, counted in characters.
 * @throws Error that names a question whose references are not in its text
 */
export function loadSpanSet(folder: string): SpanSet {
  const texts = new Map(
    globSync('*.md', { cwd: folder })
      .sort()
      .map((file) => [basename(file, extname(file)), readFileSync(join(folder, file), 'utf8')]),
  );
  const csv = readFileSync(join(folder, 'questions_df.csv'), 'utf8');
  const rows: unknown[] = parse(csv, { columns: true, bom: true });
  return { texts, questions: rows.map((row) => toQuestion(rowSchema.parse(row), texts)) };
}

function toQuestion(
  { question, corpus_id, references }: z.infer<typeof rowSchema>,
  texts: SpanSet['texts'],
): SpanQuestion {
  const text = texts.get(corpus_id);
  if (text === undefined) throw new Error(`There is no ${corpus_id}.md for “${question}”.`);
  const spans = references.map(({ content, start_index, end_index }) => {
    const start = utf16Offset(text, start_index);
    const end = start + utf16Offset(text.slice(start), end_index - start_index);
    if (text.slice(start, end) !== content) {
      throw new Error(`The reference “${content}” of “${question}” is not where it should be.`);
    }
    return { start, end };
  });
  return { question, text: corpus_id, spans };
}

/** Offset of a character that is counted in whole characters, of which some take two UTF-16 units. */
function utf16Offset(text: string, characters: number): number {
  let offset = 0;
  for (let left = characters; left > 0 && offset < text.length; left -= 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}
