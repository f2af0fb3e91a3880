import { SafeText } from './safe-text.ts';

const nothing = () => false;

/**
 * A short text of others (a title, a heading, a question) as a client may show it: one line, no markers, links, HTML or
 * unknown addresses.
 */
export function safeLine(
  text: string,
  isKnownAddress: (address: string) => boolean = nothing,
): string {
  const safe = new SafeText({ sourceCount: 0, isKnownAddress });
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return [...safe.push(line), ...safe.end()]
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim();
}
