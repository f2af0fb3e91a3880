import { answerFromPrompt } from './answer/answer-from-prompt.ts';
import { condenseFromPrompt } from './condense/condense-from-prompt.ts';
import { converseFromMessages } from './converse/converse-from-messages.ts';
import { expandFromPrompt } from './expand/expand-from-prompt.ts';
import { followUpsFromPrompt } from './follow-ups/follow-ups-from-prompt.ts';
import { answerFreely } from './free/answer-freely.ts';
import { judgeFromPrompt } from './judge/judge-from-prompt.ts';
import type { PromptMessage } from './prompt/prompt-message.ts';
import { readTask } from './prompt/read-task.ts';
import { rerankFromPrompt } from './rerank/rerank-from-prompt.ts';
import { summariseFromPrompt } from './summarise/summarise-from-prompt.ts';
import { titleFromPrompt } from './title/title-from-prompt.ts';

type Task = (prompt: string, messages: readonly PromptMessage[]) => string;

const TASKS: Readonly<Record<string, Task>> = {
  answer: answerFromPrompt,
  condense: condenseFromPrompt,
  converse: (_prompt, messages) => converseFromMessages(messages),
  expand: expandFromPrompt,
  summarise: summariseFromPrompt,
  title: titleFromPrompt,
  'follow-ups': followUpsFromPrompt,
  rerank: rerankFromPrompt,
  judge: judgeFromPrompt,
};

/**
 * The extractive chat model: the reply to a conversation, worked out from its text alone. The same messages always get the
 * same reply. The system message names the task (`Task: answer`); any other conversation gets a short general answer.
 */
export function composeReply(messages: readonly PromptMessage[]): string {
  const prompt = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const task = TASKS[readTask(messages) ?? ''];
  return task ? task(prompt, messages) : answerFreely(prompt);
}
