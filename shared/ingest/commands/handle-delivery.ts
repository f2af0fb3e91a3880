import { toAppError } from '../../errors.ts';
import { retryTransient } from '../../resilience/retry-transient.ts';
import type { RunStarter } from '../start-ingestion.ts';
import { carryOut, type CommandPorts } from './carry-out.ts';
import { commandSchema } from './command-schema.ts';
import { readGivenUp } from './given-up.ts';
import { maxDeliveries } from './max-deliveries.ts';

/** One delivery of a message of the queue `ingestion-commands`. */
export interface Delivery {
  readonly body: unknown;
  readonly messageId: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Deliveries follow each other at once, so each waits a while for a service to come back: 1, 2, 4 and 8 s at most. */
const patience = { maxAttempts: 5, initialDelayMs: 1000, maxDelayMs: 8000 };

/**
 * Handles one delivery. What throws is delivered again. A function cannot put its own message among the dead letters with a
 * reason, so a message that is given up is sent once more with the reason in it, and refused until the queue takes it there.
 * @returns what came of it, for the log. @throws AppError of the stores and the queue; Error for a message that was given up
 */
export async function handleDelivery(
  { body, messageId, attempt }: Delivery,
  runs: RunStarter,
  ports: CommandPorts,
  signal: AbortSignal,
  waits = patience,
): Promise<string> {
  const givenUp = readGivenUp(body);
  if (givenUp)
    throw new Error(`Given up and on its way to the dead letters: ${givenUp.givenUp.message}`);
  const giveUp = async (code: string, message: string) => {
    await ports.commands.giveUp(body, { code, message, attempts: attempt }, messageId, signal);
    return `given up: ${message}`;
  };
  const read = commandSchema.safeParse(body);
  if (!read.success) return giveUp('malformed_command', describeFaults(read.error.issues));
  const command = read.data;
  try {
    return await retryTransient(
      (limited) => carryOut(command, runs, ports, limited),
      waits,
      signal,
    );
  } catch (error) {
    if (attempt < maxDeliveries) throw error;
    const { code, message, remedy = '' } = toAppError(error);
    return giveUp(code, `It failed ${attempt} times, at last so: ${message} ${remedy}`.trim());
  }
}

/** A sentence about a message that may be anything. */
const longestReason = 500;

/** Values are left out: the message is anybody's. */
function describeFaults(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const faults = issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`,
  );
  return `The message is no command. ${faults.slice(0, 5).join('; ')}`.slice(0, longestReason);
}
