import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withSpan } from '../../telemetry/with-span.ts';
import type { AnswerPorts } from '../answer-ports.ts';
import { askSmallModel } from '../ask-small-model.ts';
import { plainLine } from '../plain-line.ts';
import { expandPrompt } from '../prompts/expand-prompt.ts';
import { splitQuestion } from './split-question.ts';

const limit = { ms: 3000, what: 'Expanding the question', code: 'model_unavailable' } as const;
const maxOutputTokens = 200;
const longestQuery = 300;
/** Most queries of a question, itself among them. */
const mostQueries = 3;

/**
 * What to search for: the standalone question, and the clauses of a compound one, at most three in all. By
 * `QUERY_EXPANSION` clauses are found by `rules`, by the small `model` (asked only when something joins clauses), or not at
 * all. A model that fails or replies something else leaves those of the rules.
 * @throws AppError `aborted`
 */
export async function expandQuestion(
  question: string,
  ports: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { QUERY_EXPANSION } = ports.settings;
  if (QUERY_EXPANSION === 'off') return [question];
  const clauses = splitQuestion(question);
  const parts =
    QUERY_EXPANSION === 'model' && mayBeCompound(question)
      ? ((await partsByModel(question, ports, signal)) ?? clauses)
      : clauses;
  return [...new Set([question, ...parts])].slice(0, mostQueries);
}

/** Asking the model costs time before the first word: only a question in which something joins clauses is worth it. */
function mayBeCompound(question: string): boolean {
  return /[,;?？，；、]\s*\S|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|e)(?!\p{L})/iu.test(question);
}

/** @returns undefined when the model gave nothing usable */
async function partsByModel(
  question: string,
  { chatModel, log }: Pick<AnswerPorts, 'chatModel' | 'log'>,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const messages = expandPrompt.messages(question);
  const task = { purpose: 'expand', messages, maxOutputTokens, limit } as const;
  try {
    return await withSpan(
      'expand',
      async () => readQueries(await askSmallModel(task, chatModel, signal)),
      (queries) => ({
        'grounded.prompt': expandPrompt.version,
        'grounded.queries': [...(queries ?? [])],
      }),
    );
  } catch (error) {
    throwIfAborted(signal);
    log.warn('The question was not expanded by the model.', error);
    return undefined;
  }
}

/** One query a line, and nothing else; a single line says that the question is not compound. */
function readQueries(reply: string): readonly string[] | undefined {
  const lines = reply.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || lines.length > mostQueries) return undefined;
  const queries: string[] = [];
  for (const line of lines) {
    const query = plainLine(line, longestQuery);
    if (query === undefined) return undefined;
    queries.push(query);
  }
  return queries.length === 1 ? [] : queries;
}
