import type { IngestionCommand } from '../../../../shared/domain/ingestion-command.ts';
import { MemoryCommandQueue } from '../../../support/memory-command-queue.ts';
import { memoryPorts, runUntil, store, type Stored } from '../support.ts';

export function commandPorts() {
  return { ...memoryPorts(), commands: new MemoryCommandQueue() };
}

export type TestPorts = ReturnType<typeof commandPorts>;

/** An indexed document of the tenant `acme`. */
export async function indexed(
  ports: TestPorts,
  path: string,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Stored & { readonly documentId: string; readonly version: string }> {
  const stored = await store(ports, `acme/${path}`, `The rules of ${path}.`, metadata);
  const { documentId, version } = await runUntil('published', stored, ports);
  return { ...stored, documentId, version };
}

export const order = {
  tenantId: 'acme',
  requestId: 'request-1',
  requestedBy: 'kim',
  requestedAt: '2026-01-01T00:00:00.000Z',
} satisfies Partial<IngestionCommand>;
