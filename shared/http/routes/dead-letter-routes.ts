import type * as z from 'zod';
import type { IngestionCommand } from '../../domain/ingestion-command.ts';
import { AppError } from '../../errors.ts';
import type { DeadLetter } from '../../ports/command-queue.ts';
import type { Call } from '../handle.ts';
import { parseQuery } from '../parse-input.ts';
import { pathId } from '../path-id.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { deadLetterSchema } from '../schemas/command-schemas.ts';
import { pageQuery } from '../schemas/common-schemas.ts';

/** `GET /api/ops/dead-letters`: commands that were given up, oldest first. */
export async function listDeadLetters(call: Call): Promise<Reply> {
  const { request, services, principal, connection } = call;
  const page = parseQuery(request, pageQuery);
  const found = await services.commands.listDeadLetters(
    principal.tenantId,
    page,
    connection.signal,
  );
  return jsonReply({ ...found, items: found.items.map(toView) });
}

/** `POST /api/ops/dead-letters/{id}/replay`: puts one back on the queue. */
export async function replayDeadLetter(call: Call): Promise<Reply> {
  const { request, services, principal, connection } = call;
  const id = pathId(request.params, 'id');
  const isReplayed =
    id !== undefined && (await services.commands.replay(principal.tenantId, id, connection.signal));
  if (isReplayed) return jsonReply({ replayed: 1 }, 202);
  throw new AppError('dead_letter_not_found', 'There is no such dead letter.', {
    remedy: 'List them with GET /api/ops/dead-letters.',
  });
}

/** `POST /api/ops/dead-letters/replay`: puts all of the tenant back on the queue. */
export async function replayDeadLetters(call: Call): Promise<Reply> {
  const { services, principal, connection } = call;
  const replayed = await services.commands.replayAll(principal.tenantId, connection.signal);
  return jsonReply({ replayed }, 202);
}

function toView(letter: DeadLetter): z.input<typeof deadLetterSchema> {
  const { id, enqueuedAt, failure, command } = letter;
  const { code, message, attempts } = failure;
  return {
    id,
    enqueuedAt,
    code,
    reason: message,
    attempts,
    ...(command && { command: withoutTenant(command) }),
  };
}

function withoutTenant({ tenantId: _own, ...command }: IngestionCommand) {
  return command;
}
