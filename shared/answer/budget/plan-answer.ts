import type { Settings } from '../../config/settings.ts';
import { emptyProfile, type Profile } from '../../domain/profile.ts';
import type { ChatRequest } from '../../ports/chat-model.ts';
import type { CountTokens } from '../../text/count-tokens.ts';
import { cutToTokens } from '../../text/cut-to-tokens.ts';
import type { History } from '../history.ts';
import { answerPrompt } from '../prompts/answer-prompt.ts';
import { insideTag } from '../prompts/hostile-text.ts';
import { renderReader } from '../prompts/render-reader.ts';
import { contextTokens } from './context-tokens.ts';
import { fitHistory, historyTokens } from './fit-history.ts';
import { promptRoom } from './prompt-room.ts';

/** Of what question and sources leave, or of what is there, the history takes at least this share if it has need of it. */
const historyShare = 1 / 4;
/** A profile that would take more than this share of what is there is left out. */
const readerShare = 1 / 8;
/** A question takes at most this share of what is there. */
const questionShare = 1 / 2;

/** What goes into an answer's prompt so that it fits the model. */
export interface AnswerPlan {
  readonly question: string;
  readonly history: History;
  readonly reader: Profile;
  /** Most tokens of the sources. */
  readonly sourceTokens: number;
}

/**
 * Shares out a model's context: system prompt, question and reply come first, then sources of up to `ANSWER_SOURCE_TOKENS`
 * and the history. In a small context the history is shortened first, to no less than a quarter of what is left; then
 * sources get less; a question is only cut when it alone takes half. A long profile is left out.
 */
export function planAnswer(
  { question, history, reader }: Omit<AnswerPlan, 'sourceTokens'>,
  size: ChatRequest['size'],
  settings: Settings,
  countTokens: CountTokens,
): AnswerPlan {
  const context = contextTokens(settings, size);
  const empty = answerPrompt.messages('', [], { turns: [] }, emptyProfile);
  const room = promptRoom(empty, settings.ANSWER_MAX_OUTPUT_TOKENS, context, countTokens);
  const counted = (text: string) => countTokens(insideTag(text));
  const asked = cutToTokens(question, Math.max(0, Math.floor(room * questionShare)), counted);
  const readerTokens = countTokens(renderReader(reader));
  const isShown = readerTokens <= room * readerShare;
  const left = room - counted(asked) - (isShown ? readerTokens : 0);
  const wanted = settings.ANSWER_SOURCE_TOKENS;
  const fitted = fitHistory(
    history,
    Math.max(left - wanted, Math.floor(left * historyShare)),
    countTokens,
  );
  const sourceTokens = Math.min(wanted, left - historyTokens(fitted, countTokens));
  return {
    question: asked,
    history: fitted,
    reader: isShown ? reader : emptyProfile,
    sourceTokens,
  };
}
