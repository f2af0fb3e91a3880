/** Words that are frequent in one language and rare in the others. */
const frequent: Readonly<Record<string, string>> = {
  en: 'the of and is are with from this that by which you your not be has have',
  de: 'der die das und ist sind nicht mit für von auf ein eine dem den werden wird auch bei',
  fr: 'le les des une est sont pas avec pour dans vous du au aux qui sur cette',
  es: 'el los las una es son con para por del usted se su sus al como',
  it: 'il gli della delle una è sono non con per di che nel alla dei',
  nl: 'het een van is zijn niet met voor op aan wordt worden deze ook bij naar',
  pt: 'o os as uma é são não com para por do da dos das em ao',
};
const scripts = ['Han', 'Hangul', 'Cyrillic', 'Arabic', 'Hebrew', 'Greek', 'Thai', 'Devanagari'];
const byScript = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'gu')] as const);
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Share of the words that a language's frequent ones must make up, and by how much it must lead. */
const leastShare = 0.08;
const leastLead = 1.5;
const wordsOf = Object.entries(frequent).map(
  ([name, words]) => [name, new Set(words.split(' '))] as const,
);

/** The language a text is written in, or its script when that says enough. @returns undefined when it is not clear. */
export function guessLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters > 0 && kana.test(text)) return 'ja';
  for (const [name, pattern] of byScript) {
    if ((text.match(pattern)?.length ?? 0) > letters / 2) return name;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = wordsOf
    .map(([name, known]) => ({ name, count: words.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (!first || !second || first.count < Math.max(2, leastShare * words.length)) return undefined;
  return first.count >= leastLead * second.count ? first.name : undefined;
}
