import { IngestFailure } from '../../failure.ts';
import type { JsonValue } from './json-value.ts';

export interface JsonLines {
  readonly values: readonly JsonValue[];
  /** Numbers of the lines that are no JSON, from 1. */
  readonly broken: readonly number[];
}

/** Reads one JSON value a line. @throws IngestFailure `damaged_document` when less than half of the lines can be read */
export function readJsonLines(text: string): JsonLines {
  const values: JsonValue[] = [];
  const broken: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      values.push(JSON.parse(line) as JsonValue);
    } catch {
      broken.push(at + 1);
    }
  }
  if (broken.length >= Math.max(1, values.length)) throw new IngestFailure('damaged_document');
  return { values, broken };
}
