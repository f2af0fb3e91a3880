import { sentences } from '../../text/sentences.ts';
import type { PromptMessage } from '../prompt/prompt-message.ts';
import { readIntent, type Intent } from './read-intent.ts';

const SKILLS =
  'I answer questions from the documents that were added here, and say on which page the answer stands. You can ask follow-up questions, too.';
const NOTHING_YET = 'You have not asked anything in this conversation yet.';

interface Conversation {
  /** In order; an answer belongs to the question at the same place. */
  readonly questions: readonly string[];
  readonly answers: readonly string[];
}

const REPLIES: Readonly<Record<Intent, (conversation: Conversation) => string>> = {
  greeting: () => 'Hello! What would you like to know from the documents?',
  thanks: () => 'You are welcome.',
  farewell: () => 'Goodbye!',
  introduction: () =>
    `I am the local assistant of this service, a small program without a language model. ${SKILLS}`,
  'first-question': ({ questions }) => quoted('Your first question was', questions.at(0)),
  'last-question': ({ questions }) => quoted('Your last question was', questions.at(-1)),
  questions: ({ questions }) =>
    questions.length === 0 ? NOTHING_YET : `You asked:\n\n${questions.map(item).join('\n')}`,
  summary: ({ questions, answers }) =>
    questions.length === 0
      ? NOTHING_YET
      : questions
          .map((question, index) => `- **${oneLine(question)}** ${gist(answers[index])}`)
          .join('\n'),
  repeat: ({ answers }) => answers.at(-1) ?? NOTHING_YET,
  shorten: ({ answers }) => (answers.length === 0 ? NOTHING_YET : gist(answers.at(-1))),
  'other-form': ({ answers }) =>
    answers.length === 0
      ? NOTHING_YET
      : `This local model cannot translate or reword. Its last answer was:\n\n${answers.at(-1) ?? ''}`,
};

/** The `converse` task: a reply to small talk, or to a question about the messages before. */
export function converseFromMessages(messages: readonly PromptMessage[]): string {
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  const before = messages.slice(0, Math.max(0, asked));
  const intent = readIntent(messages[asked]?.content ?? '');
  return REPLIES[intent]({ questions: said(before, 'user'), answers: said(before, 'assistant') });
}

function said(messages: readonly PromptMessage[], by: PromptMessage['role']): readonly string[] {
  return messages.filter(({ role }) => role === by).map(({ content }) => content.trim());
}

function quoted(what: string, question: string | undefined): string {
  return question === undefined ? NOTHING_YET : `${what}: “${oneLine(question)}”`;
}

function item(question: string, index: number): string {
  return `${index + 1}. ${oneLine(question)}`;
}

/** The first sentence of an answer. */
function gist(answer = ''): string {
  const [first = ''] = sentences(answer.split('\n\n', 1)[0] ?? '');
  return oneLine(first);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
