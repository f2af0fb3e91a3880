import * as z from 'zod';
import type { Json } from '../json.ts';
import { SqlError, UnsupportedSqlError } from './sql-error.ts';
import type { Value } from './syntax.ts';
import type { Cursor } from './take-page.ts';

/** Node's HTTP client accepts 16 KB of response headers in all. */
const MAX_LENGTH = 8 * 1024;

const cursorSchema = z.strictObject({
  /** JSON has no undefined: a key without a value is `{}`. */
  keys: z.array(z.strictObject({ value: z.custom<Json>().optional() })),
  partition: z.string(),
  number: z.int(),
  ordinal: z.int(),
  given: z.int().min(0),
});

/** @throws UnsupportedSqlError when the sort values of a result are too long to be sent. */
export function encodeContinuation({ after, given }: Cursor): string {
  const token = Buffer.from(
    JSON.stringify({
      keys: after.keys.map((value) => ({ value })),
      partition: after.item.partition,
      number: after.item.number,
      ordinal: after.ordinal,
      given,
    }),
  ).toString('base64url');
  if (token.length > MAX_LENGTH) {
    throw new UnsupportedSqlError('paging by ORDER BY values of more than about 6,000 characters');
  }
  return token;
}

/**
 * @param sortKeys how many values ORDER BY has.
 * @throws SqlError when the token was not made by {@link encodeContinuation} for such a query.
 */
export function decodeContinuation(token: string, sortKeys: number): Cursor {
  const parsed = cursorSchema.safeParse(readJson(token));
  if (!parsed.success || parsed.data.keys.length !== sortKeys) {
    throw new SqlError('The continuation token is invalid for this query.');
  }
  const { keys, partition, number, ordinal, given } = parsed.data;
  const values = keys.map((key): Value => key.value);
  return { after: { keys: values, item: { partition, number }, ordinal }, given };
}

function readJson(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}
