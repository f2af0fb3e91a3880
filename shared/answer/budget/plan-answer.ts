import type { Settings } from '../../config/settings.ts';
import { emptyProfile, type Profile } from '../../domain/profile.ts';
import type { ChatRequest } from '../../ports/chat-model.ts';
import type { CountTokens } from '../../text/count-tokens.ts';
import { cutToTokens } from '../../text/cut-to-tokens.ts';
import type { History } from '../history.ts';
import { answerPrompt, type AskedQuestion } from '../prompts/answer-prompt.ts';
import { insideTag } from '../prompts/hostile-text.ts';
import { renderReader } from '../prompts/render-reader.ts';
import { contextTokens } from './context-tokens.ts';
import { fitHistory, historyTokens } from './fit-history.ts';
import { promptRoom } from './prompt-room.ts';

/** Of what question and sources leave, or of what is there, the history takes at least this share if it has need of it. */
const historyShare = 1 / 4;
/** A profile that would take more than this share of what is there is left out. */
const readerShare = 1 / 8;
/** A question takes at most this share of what is there; with the user's own words beside it, the two together. */
const questionShare = 1 / 2;

/** What the tags around the user's own words take. */
const tagTokens = 16;

/** What goes into an answer's prompt so that it fits the model. */
export interface AnswerPlan extends AskedQuestion {
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
  { question, asked, history, reader }: Omit<AnswerPlan, 'sourceTokens'>,
  size: ChatRequest['size'],
  settings: Settings,
  countTokens: CountTokens,
): AnswerPlan {
  // What the small model refuses, the large one is asked again.
  const context = Math.min(contextTokens(settings, size), contextTokens(settings, 'large'));
  const empty = answerPrompt.messages({ question: '', asked: '' }, [], { turns: [] }, emptyProfile);
  const room = promptRoom(empty, settings.ANSWER_MAX_OUTPUT_TOKENS, context, countTokens);
  const counted = (text: string) => countTokens(insideTag(text));
  const share = asked === question ? questionShare : questionShare / 2;
  const longest = Math.max(0, Math.floor(room * share));
  const questions = {
    question: cutToTokens(question, longest, counted),
    asked: cutToTokens(asked, longest, counted),
  };
  const differs = questions.asked !== questions.question;
  const readerTokens = countTokens(renderReader(reader));
  const isShown = readerTokens <= room * readerShare;
  const left =
    room -
    counted(questions.question) -
    (differs ? counted(questions.asked) + tagTokens : 0) -
    (isShown ? readerTokens : 0);
  const wanted = settings.ANSWER_SOURCE_TOKENS;
  const fitted = fitHistory(
    history,
    Math.max(left - wanted, Math.floor(left * historyShare)),
    countTokens,
  );
  const sourceTokens = Math.min(wanted, left - historyTokens(fitted, countTokens));
  return {
    ...questions,
    history: fitted,
    reader: isShown ? reader : emptyProfile,
    sourceTokens,
  };
}
