/** Languages in which refusals are worded. */
export type RefusalLanguage = 'en' | 'de' | 'fr' | 'es' | 'zh';

/** Frequent in questions, and words of hardly any of the other languages. */
const markers: Readonly<Record<Exclude<RefusalLanguage, 'zh'>, ReadonlySet<string>>> = {
  en: words(
    'the what which who when where why how is are was were do does did can could may must should will would have has my our your of for and with there',
  ),
  de: words(
    'der die das den dem des ein eine einen einem einer und ist sind wie was wer wen wem wo wann warum wieso welche welcher welches welchen wieviel viel viele ich wir ihr für mit nicht kein keine kann können darf dürfen muss müssen soll gibt habe haben hat beim zum zur auf bei nach über wird werden',
  ),
  fr: words(
    'le les des est sont quel quelle quels quelles comment combien pourquoi où quand qui je nous vous ils pour avec dans du une au aux ai puis faut peut doit ne pas sur mon ma mes notre nos',
  ),
  es: words(
    'el los las es son qué cuál cuáles cómo dónde cuándo cuánto cuántos cuánta cuántas quién quiénes por con una unos del al puedo puede hay debo debe tengo tiene mi mis nuestro nuestra cuanto cuantos cuando donde quien',
  ),
};

/**
 * The language of a question, as far as refusals know it; English when in doubt. By counting function words, which is
 * enough to choose between five texts and needs no table of n-grams.
 */
export function questionLanguage(question: string): RefusalLanguage {
  const isChinese =
    /\p{Script=Han}/u.test(question) &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(question);
  if (isChinese) return 'zh';
  const asked = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: keyof typeof markers) =>
    asked.filter((word) => markers[language].has(word)).length;
  let best: keyof typeof markers = 'en';
  for (const language of ['de', 'fr', 'es'] as const) {
    if (count(language) > count(best)) best = language;
  }
  return best;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
