import rhea from 'rhea';
import * as z from 'zod';
import { invalidArgument } from '../../service-bus-error.ts';

/** An AMQP long: a number, or eight bytes where a number would not be exact. */
export const long = z.union([
  z.number(),
  z.instanceof(Buffer).transform((bytes) => Number(bytes.readBigInt64BE())),
]);

/** @returns the text of a UUID */
export const uuid = z
  .instanceof(Buffer)
  .refine((bytes) => bytes.length === 16, 'a UUID has 16 bytes')
  .transform((bytes) => rhea.uuid_to_string(bytes));

/** @throws ServiceBusError saying what of the body is wrong */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw invalidArgument(z.prettifyError(parsed.error));
  return parsed.data;
}
