import type { ChatModel } from '../../../shared/ports/chat-model.ts';
import { judgePrompt, type JudgedAnswer } from './judge-prompt.ts';
import { parseVerdict, type Verdict } from './parse-verdict.ts';

const maxOutputTokens = 60;

export interface Judgment {
  /** Undefined when the reply was not the JSON that was asked for. */
  readonly verdict: Verdict | undefined;
  /** The judge, as it is named in a report. */
  readonly judge: string;
}

/** The local model is no judge of meaning: it compares words, and is named for it. */
const lexicalModel = 'grounded-extractive';

/** Has an answer graded. @throws AppError `model_unavailable`, `aborted` */
export async function askJudge(
  answer: JudgedAnswer,
  model: ChatModel,
  signal: AbortSignal,
): Promise<Judgment> {
  const messages = judgePrompt.messages(answer);
  const request = {
    purpose: 'judge',
    messages,
    size: 'large',
    maxOutputTokens,
    temperature: 0,
  } as const;
  const { text, usage } = await model.complete(request, signal);
  const judge = usage.model === lexicalModel ? `lexical (${lexicalModel})` : usage.model;
  return { verdict: parseVerdict(text), judge };
}
