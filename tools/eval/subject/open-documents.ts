import { basename } from 'node:path';
import { startTemporaryStack } from '../../support/temporary-stack.ts';
import type { DocumentsDataset } from '../dataset/dataset.ts';
import { failingLog } from './failing-log.ts';
import { putIn } from './put-in.ts';
import { reportedSettings } from './reported-settings.ts';
import { retrieveInStages } from './retrieve-in-stages.ts';
import { condense } from '../product-steps.ts';
import type { Subject } from './subject.ts';

const { signal } = new AbortController();

/** Starts a local stack with empty state and puts the documents in through ingestion. */
export async function openDocuments(
  { files }: DocumentsDataset,
  chosen: Readonly<Record<string, string>>,
): Promise<Subject> {
  const stack = await startTemporaryStack({ settings: chosen });
  try {
    const counts = await putIn(stack.api, files);
    const ports = { ...stack.services, log: failingLog };
    const nameOf = (path: string) => basename(path);
    return {
      ...counts,
      settings: reportedSettings(stack.services.settings),
      retrieve: (question) => retrieveInStages(question, ports, nameOf, signal),
      ask: (message, sessionId) => stack.api.ask(message, sessionId),
      condense: (question, earlier) => condense(question, earlier, ports, signal),
      judgeModel: stack.services.chatModel,
      nameOf,
      close: () => stack.close(),
    };
  } catch (error) {
    await stack.close();
    throw error;
  }
}
