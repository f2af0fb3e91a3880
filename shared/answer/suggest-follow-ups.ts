import { withSpan } from '../telemetry/with-span.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { askSmallModel } from './ask-small-model.ts';
import { contextTokens } from './budget/context-tokens.ts';
import { promptRoom } from './budget/prompt-room.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import type { NumberedSource } from './numbered-source.ts';
import { plainLine } from './plain-line.ts';
import { followUpsPrompt } from './prompts/follow-ups-prompt.ts';
import { renderSource } from './prompts/render-sources.ts';
import { questionTerms } from './question-terms.ts';
import { haveWordsOf } from './relevance.ts';

const limit = { ms: 4000, what: 'Suggesting questions', code: 'model_unavailable' } as const;
const maxOutputTokens = 150;
const longestQuestion = 200;
/** Share of a question's weighted words that the sources must have, lest they do not answer it. */
const leastShare = 0.2;

export interface AnsweredQuestion {
  readonly question: string;
  readonly answer: string;
  readonly sources: readonly NumberedSource[];
  /** What the user asked in the session so far, in their words. */
  readonly asked: readonly string[];
}

/**
 * Questions a reader of the answer may ask next, at most `ANSWER_FOLLOW_UPS`. They are a courtesy: when the model fails or
 * takes too long, or nobody waits for them any more, there are none.
 */
export async function suggestFollowUps(
  answered: AnsweredQuestion,
  ports: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (ports.settings.ANSWER_FOLLOW_UPS === 0) return [];
  return withSpan(
    'follow-ups',
    () => askForQuestions(answered, ports, signal),
    (questions) => ({
      'grounded.prompt': followUpsPrompt.version,
      'grounded.questions': questions.length,
    }),
  );
}

async function askForQuestions(
  answered: AnsweredQuestion,
  { chatModel, settings, log }: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { question, answer, asked } = answered;
  const sources = await fitting(answered, settings);
  const messages = followUpsPrompt.messages(question, answer, sources, asked);
  const task = { purpose: 'follow-ups', messages, maxOutputTokens, limit } as const;
  try {
    const reply = await askSmallModel(task, chatModel, signal);
    const passages = sources.map(({ chunk }) => chunk);
    return readQuestions(reply, [question, ...asked])
      .filter((one) => haveWordsOf(one, passages, leastShare))
      .slice(0, settings.ANSWER_FOLLOW_UPS);
  } catch (error) {
    if (!signal.aborted) log.warn('No follow-up questions.', error);
    return [];
  }
}

/** As many of the sources as the small model takes. */
async function fitting(
  { question, answer, sources, asked }: AnsweredQuestion,
  settings: AnswerPorts['settings'],
): Promise<readonly NumberedSource[]> {
  const countTokens = await loadSourceCounter();
  const alone = followUpsPrompt.messages(question, answer, [], asked);
  const context = contextTokens(settings, 'small');
  let room = promptRoom(alone, maxOutputTokens, context, countTokens);
  return sources.filter((source) => (room -= countTokens(renderSource(source))) >= 0);
}

/** The lines that are questions, each once, without those that ask what was asked before. */
function readQuestions(reply: string, asked: readonly string[]): string[] {
  const known = new Set(asked.map(content));
  return reply.split('\n').flatMap((line) => {
    const question = plainLine(line, longestQuestion);
    if (question === undefined || !/[?？؟]$/u.test(question)) return [];
    const key = content(question);
    if (known.has(key)) return [];
    known.add(key);
    return [question];
  });
}

/** What a question is about, whatever the order and form of its words; the words themselves when it has no other. */
function content(question: string): string {
  const keys = questionTerms(question).map(({ key }) => key);
  return keys.length === 0 ? question.toLowerCase() : keys.sort().join(' ');
}
