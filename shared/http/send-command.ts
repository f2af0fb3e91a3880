import type { IngestionCommand } from '../domain/ingestion-command.ts';
import type { Call } from './handle.ts';

/** A command before it is known who asks for it. */
type Wish<Command> = Command extends IngestionCommand
  ? Omit<Command, 'tenantId' | 'requestId' | 'requestedBy' | 'requestedAt'>
  : never;

/** Puts a command on the queue in the caller's name. @throws AppError `queue_unavailable` */
export async function sendCommand(
  { services, principal, requestId, connection }: Call,
  wish: Wish<IngestionCommand>,
): Promise<void> {
  const command: IngestionCommand = {
    ...wish,
    tenantId: principal.tenantId,
    requestId,
    requestedBy: principal.userId,
    requestedAt: services.clock.now().toISOString(),
  };
  await services.commands.send([command], connection.signal);
}
