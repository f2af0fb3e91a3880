import * as z from 'zod';
import type { CommandFailure } from '../../ports/command-queue.ts';

/** A message that was given up, with the reason, on its way to the dead letters. */
export interface GivenUp {
  readonly givenUp: CommandFailure;
  /** What had been delivered, a command or not. */
  readonly message: unknown;
}

const schema: z.ZodType<GivenUp> = z.strictObject({
  givenUp: z.strictObject({ code: z.string(), message: z.string(), attempts: z.int() }),
  message: z.unknown(),
});

/** @returns undefined for any other message. */
export function readGivenUp(message: unknown): GivenUp | undefined {
  return schema.safeParse(message).data;
}
