import { startOpenAI } from '../../../local/services/openai/start-openai.ts';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { readSettings } from '../../../shared/config/read-settings.ts';
import { createServices } from '../../../shared/services.ts';
import { root } from '../../support/temporary-stack.ts';
import { condense } from '../product-steps.ts';
import { failingLog } from './failing-log.ts';
import { reportedSettings } from './reported-settings.ts';
import type { Subject } from './subject.ts';

const { signal } = new AbortController();

/** The chat model alone: the local one, or that of the settings. It condenses questions and judges answers. */
export async function openModel(chosen: Readonly<Record<string, string>>): Promise<Subject> {
  const model = await startOpenAI({ port: 0 });
  const unused = 'http://127.0.0.1:9';
  const endpoints = {
    MODEL_ENDPOINT: model.baseUrl,
    MODEL_API_KEY: model.apiKey,
    SEARCH_ENDPOINT: unused,
    COSMOS_ENDPOINT: unused,
  };
  const services = createServices(readSettings(localSettings(root, endpoints, chosen)));
  const ports = { ...services, log: failingLog };
  return {
    settings: reportedSettings(services.settings),
    condense: (question, earlier) => condense(question, earlier, ports, signal),
    judgeModel: services.chatModel,
    nameOf: (path) => path,
    close: () => model.close(),
  };
}
