const bullet = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u;
const quotes = /^["“„«'](.*)["”“»']$/u;
/** Addresses, also without a scheme; HTML; markers and Markdown links; code, JSON; characters that turn or hide text. */
const foreign =
  /:\/\/|\bwww\.|\b(?:javascript|data|mailto):|<\/?[a-z!]|[[\]{}`|［］【】\\]|\p{Cc}|(?![\u200C\u200D])\p{Cf}|\p{Co}|\p{Cs}/iu;

/**
 * One line of a model's reply as plain text: without a bullet or number before it, and quotes or emphasis around it.
 * @returns undefined for a line that is empty, longer than `longest` UTF-16 units, or has anything in it but words: an
 *   address, HTML, Markdown links, citation markers, code, JSON, control or formatting characters (but joiners, which some scripts need)
 */
export function plainLine(line: string, longest: number): string | undefined {
  const text = line
    .replace(bullet, '')
    .trim()
    .replace(/^(?:\*\*|__)(.*)(?:\*\*|__)$/u, '$1')
    .replace(quotes, '$1')
    .trim();
  return text === '' || text.length > longest || foreign.test(text) ? undefined : text;
}
