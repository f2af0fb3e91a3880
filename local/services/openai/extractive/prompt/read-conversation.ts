export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** Reads the `User: …` and `Assistant: …` lines of a conversation; a line without a speaker belongs to the turn before it. */
export function readConversation(conversation: string): Turn[] {
  const turns: { role: Turn['role']; text: string }[] = [];
  for (const line of conversation.split('\n')) {
    const [, speaker, text] = /^(User|Assistant): ?(.*)$/.exec(line) ?? [];
    const last = turns.at(-1);
    if (speaker !== undefined && text !== undefined) {
      turns.push({ role: speaker === 'User' ? 'user' : 'assistant', text });
    } else if (last) {
      last.text += `\n${line}`;
    }
  }
  return turns;
}
