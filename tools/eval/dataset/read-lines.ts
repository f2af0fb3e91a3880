import { readFileSync } from 'node:fs';
import type * as z from 'zod';

/** A data set that cannot be used; the message names the file, and the line where there is one. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
}

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a text file that are not blank. @throws DatasetError for a file that cannot be read */
export function readLines(path: string): Line[] {
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    throw new DatasetError(`${path} cannot be read as UTF-8 text.`, { cause });
  }
  return content
    .split(/\r?\n/u)
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => text.trim() !== '');
}

/** A file of one JSON object a line, each checked. @throws DatasetError naming the line that is not one */
export function readJsonLines<T extends z.ZodType>(path: string, schema: T): z.output<T>[] {
  return readLines(path).map((line) => parseLine(path, line, schema));
}

function parseLine<T extends z.ZodType>(path: string, line: Line, schema: T): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (cause) {
    throw lineError(path, line, 'is not JSON', cause);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  throw lineError(path, line, `is not usable: ${where}${issue?.message ?? ''}`, parsed.error);
}

export function lineError(path: string, line: Line, what: string, cause?: unknown): DatasetError {
  return new DatasetError(`${path}, line ${line.number}, ${what}.`, { cause });
}
