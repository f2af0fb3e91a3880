import type { Profile } from '../../domain/profile.ts';
import { insideTag } from './hostile-text.ts';

/** What the user says about themselves, as prompts show it; empty when they said nothing. */
export function renderReader({ background, experienceLevel, goals, interests }: Profile): string {
  const lines = [
    ['Background', background],
    ['Experience', experienceLevel],
    ['Goals', goals.join('; ')],
    ['Interests', interests.join('; ')],
  ].flatMap(([name, text]) => (text ? [`${name}: ${oneLine(text)}`] : []));
  return lines.length === 0 ? '' : `<reader>\n${lines.join('\n')}\n</reader>\n\n`;
}

function oneLine(text: string): string {
  return insideTag(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim());
}
