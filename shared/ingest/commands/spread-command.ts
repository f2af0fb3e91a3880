import { isChosen } from '../../domain/document-filter.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { ByFilterCommand, IngestionCommand } from '../../domain/ingestion-command.ts';
import type { Services } from '../../services.ts';

/** Documents looked at for one message: little enough to be done well within its lock. */
const pageSize = 200;

/**
 * Turns a command by filter into one command for each document, a page at a time; the rest of the list is another command.
 * Repeating it sends the same commands, which the queue drops. @throws AppError of the stores and the queue
 */
export async function spreadCommand(
  command: ByFilterCommand,
  ports: Pick<Services, 'documents' | 'commands'>,
  signal: AbortSignal,
): Promise<{ readonly chosen: number }> {
  const { tenantId, after } = command;
  const page = await ports.documents.scan(tenantId, { limit: pageSize, after });
  const chosen = page.filter((record) => isWanted(record, command));
  const commands = chosen.map((record) => commandFor(record, command));
  const last = page.at(-1);
  const rest = page.length < pageSize || !last ? [] : [{ ...command, after: last.id }];
  await ports.commands.send([...commands, ...rest], signal);
  return { chosen: chosen.length };
}

function isWanted(record: DocumentRecord, { filter }: ByFilterCommand): boolean {
  return record.status !== 'deleting' && isChosen(record, filter);
}

function commandFor(
  { id, version }: DocumentRecord,
  { type, tenantId, requestId, requestedBy, requestedAt }: ByFilterCommand,
): IngestionCommand {
  const order = { tenantId, requestId, requestedBy, requestedAt, documentId: id };
  return type === 'reindex-by-filter'
    ? { ...order, type: 'reindex' }
    : { ...order, type: 'delete', version };
}
