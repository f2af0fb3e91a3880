import type { PromptMessage } from './prompt-message.ts';

/** The task a prompt names in the first line of its system message (`Task: answer`), if it names one. */
export function readTask(messages: readonly PromptMessage[]): string | undefined {
  const system = messages.find((message) => message.role === 'system')?.content ?? '';
  return /^\s*Task:[ \t]*([a-z-]+)/i.exec(system)?.[1]?.toLowerCase();
}
