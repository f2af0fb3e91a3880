import { insideTag } from './hostile-text.ts';

/** The summary of a conversation as prompts show it, with the break after it; nothing when there is none. */
export function renderSummary(summary: string | undefined): string {
  return summary === undefined ? '' : `<summary>\n${insideTag(summary)}\n</summary>\n\n`;
}
