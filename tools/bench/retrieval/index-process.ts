import process from 'node:process';
import { startAiSearch } from '../../../local/services/ai-search/start-ai-search.ts';
import { startOpenAI } from '../../../local/services/openai/start-openai.ts';

/** What the process tells of itself when asked. */
export interface Spent {
  /** Processor time so far, in milliseconds. */
  readonly cpu: number;
  /** Resident memory, in MB. */
  readonly memory: number;
}

// The index and the model in a process of their own, as in the local stack.
const [search, model] = await Promise.all([startAiSearch({ port: 0 }), startOpenAI({ port: 0 })]);
process.send?.({
  SEARCH_ENDPOINT: search.endpoint,
  SEARCH_API_KEY: search.apiKey,
  MODEL_ENDPOINT: model.baseUrl,
  MODEL_API_KEY: model.apiKey,
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const spent: Spent = { cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 2 ** 20 };
  process.send?.(spent);
});
process.on('disconnect', () => process.exit(0));
