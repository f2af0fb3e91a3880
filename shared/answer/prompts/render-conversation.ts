import type { History } from '../history.ts';
import { insideTag } from './hostile-text.ts';
import { renderSummary } from './render-summary.ts';

const roleNames = { user: 'User', assistant: 'Assistant', system: 'System' };

/** What was said, as prompts quote it: the summary of what is long ago, then a line for each message. */
export function renderConversation({ summary, turns }: History): string {
  const lines = turns.map(({ role, content }) => `${roleNames[role]}: ${oneLine(content)}`);
  return `${renderSummary(summary)}<conversation>\n${lines.join('\n')}\n</conversation>`;
}

/** A turn on one line cannot pretend to be the next speaker. */
function oneLine(text: string): string {
  return insideTag(text.replaceAll(/\s+/gu, ' ').trim());
}
