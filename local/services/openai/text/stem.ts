import { stemmer } from 'stemmer';
import { BASE_FORMS } from './irregular-forms.ts';

const MAX_CACHED = 30_000;
const cache = new Map<string, string>();

/**
 * The stem of a lower-case English word, by Porter's algorithm (1980) after British spellings and irregular forms are
 * brought together; other languages and words with digits stay as they are.
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const stemmed = /^[a-z]{3,}$/.test(word) ? stemEnglish(word) : word;
  cache.set(word, stemmed);
  return stemmed;
}

function stemEnglish(word: string): string {
  const regular = BASE_FORMS.get(word) ?? word;
  const american = regular
    .replace(/is(e|es|ed|er|ers|ing|ation|ations)$/, 'iz$1')
    .replace(/^([a-z]{3,})our(s|ed|ing|ite|able)?$/, '$1or$2')
    .replace(/^([a-z]{3,}[bt])re(s?)$/, '$1er$2')
    .replace(/^(program)me(s?)$/, '$1$2')
    .replace(/ll(ed|ing|er)$/, 'l$1')
    .replace(/^(licen|defen|offen)ce/, '$1se');
  return stemmer(american);
}
