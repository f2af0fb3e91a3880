import type { IngestionCommand } from '../../domain/ingestion-command.ts';
import type { Services } from '../../services.ts';
import { startDeletion } from '../start-deletion.ts';
import type { RunStarter } from '../start-ingestion.ts';
import { startReindex } from '../start-reindex.ts';
import { spreadCommand } from './spread-command.ts';
import { updateMetadata } from './update-metadata.ts';

export type CommandPorts = Pick<
  Services,
  'originals' | 'documents' | 'commands' | 'clock' | 'settings'
>;

/**
 * Carries out a command: it starts the work, which goes on in the background. A document that is gone by now is no error.
 * @returns what came of it, in a word or two for the log. @throws AppError of the stores and the queue
 */
export async function carryOut(
  command: IngestionCommand,
  runs: RunStarter,
  ports: CommandPorts,
  signal: AbortSignal,
): Promise<string> {
  switch (command.type) {
    case 'reindex':
      return startReindex(command, runs, ports, signal);
    case 'delete':
      return (await startDeletion(command, runs, ports)) ? 'started' : 'not-known';
    case 'update-metadata':
      return updateMetadata(command, runs, ports, signal);
    case 'reindex-by-filter':
    case 'delete-by-filter':
      return `${(await spreadCommand(command, ports, signal)).chosen} documents`;
  }
}
