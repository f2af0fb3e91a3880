import { startAiSearch } from '../../../local/services/ai-search/start-ai-search.ts';
import { startOpenAI } from '../../../local/services/openai/start-openai.ts';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { readSettings } from '../../../shared/config/read-settings.ts';
import { createServices } from '../../../shared/services.ts';
import { root } from '../../support/temporary-stack.ts';
import type { CorpusDataset } from '../dataset/dataset.ts';
import { indexCorpus, nameOfCorpusPath } from './index-corpus.ts';
import { failingLog } from './failing-log.ts';
import { reportedSettings } from './reported-settings.ts';
import { retrieveInStages } from './retrieve-in-stages.ts';
import type { Subject } from './subject.ts';

const { signal } = new AbortController();

/**
 * Opens a collection of texts: cut, embedded and indexed through the product's own code, in local services without a file.
 * Nothing is ingested, so that thousands of texts take seconds.
 * @param onDone called with the number of texts indexed so far
 */
export async function openCorpus(
  { corpus }: CorpusDataset,
  chosen: Readonly<Record<string, string>>,
  onDone: (done: number) => void,
): Promise<Subject> {
  const search = await startAiSearch({ port: 0 });
  const model = await startOpenAI({ port: 0 });
  const models = { MODEL_ENDPOINT: model.baseUrl, MODEL_API_KEY: model.apiKey };
  const environment = {
    ...localSettings(root, models, chosen),
    SEARCH_ENDPOINT: search.endpoint,
    SEARCH_API_KEY: search.apiKey,
  };
  const services = createServices(readSettings(environment));
  const ports = { ...services, log: failingLog };
  await services.searchIndex.ensure(signal);
  const chunks = await indexCorpus(corpus, ports, onDone, signal);
  return {
    documents: corpus.length,
    chunks,
    settings: reportedSettings(services.settings),
    retrieve: (question) => retrieveInStages(question, ports, nameOfCorpusPath, signal),
    nameOf: nameOfCorpusPath,
    async close() {
      await Promise.all([search.close(), model.close()]);
    },
  };
}
