/**
 * The Snowball English stemmer ("Porter2", https://snowballstem.org/algorithms/english/stemmer.html).
 *
 * A word is cut down by five steps. A suffix counts only inside R1 (what follows the first non-vowel
 * after a vowel) or R2 (the same rule applied again inside R1), so that short stems survive.
 */

/** A lower-case word on its way through the steps; `y` acting as a consonant is written `Y`. */
interface Word {
  readonly text: string;
  /** Index at which R1 begins. */
  readonly r1: number;
  /** Index at which R2 begins. */
  readonly r2: number;
}

const EXCEPTIONS = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map(
    (word) => [word, word] as const,
  ),
]);

/** Prefixes that end where R1 begins, so that for example "generate" and "general" stay apart. */
const R1_PREFIX = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;

const STEP_2: readonly (readonly [suffix: string, replacement: string])[] = [
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ization', 'ize'],
  ['ousness', 'ous'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['tional', 'tion'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['fulli', 'ful'],
  ['iviti', 'ive'],
  ['ogist', 'og'],
  ['ousli', 'ous'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['anci', 'ance'],
  ['ator', 'ate'],
  ['enci', 'ence'],
  ['izer', 'ize'],
  ['bli', 'ble'],
];

const STEP_3: readonly (readonly [suffix: string, replacement: string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/** A short syllable at the end of a word, or the word "past". */
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;

/**
 * @param word in lower case, without surrounding punctuation; anything but a–z and `'` is left as it is.
 * @returns the stem: "connections" and "connected" both give "connect".
 */
export function stemEnglish(word: string): string {
  if (word.length <= 2) return word;
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  const text = word.replace(/^'/, '').replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const regions = { r1: startOfR1(text), r2: 0 };
  regions.r2 = afterVowelAndNonVowel(text, regions.r1);
  let stem = text.replace(/'s'$|'s$|'$/, '');
  for (const step of [step1a, step1b, step1c, step2, step3, step4, step5]) {
    stem = step({ text: stem, ...regions });
  }
  return stem.toLowerCase();
}

function startOfR1(text: string): number {
  const prefix = R1_PREFIX.exec(text);
  return prefix ? prefix[0].length : afterVowelAndNonVowel(text, 0);
}

function afterVowelAndNonVowel(text: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(text.slice(from));
  return match ? from + match.index + 2 : text.length;
}

/** Plurals. */
function step1a({ text }: Word): string {
  if (text.endsWith('sses')) return text.slice(0, -2);
  if (/ie[sd]$/.test(text)) return text.slice(0, text.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(text)) return text;
  return /[aeiouy].+s$/.test(text) ? text.slice(0, -1) : text;
}

/** Past tenses and participles. */
function step1b({ text, r1 }: Word): string {
  const eed = /eed(?:ly)?$/.exec(text);
  if (eed) {
    if (eed.index < r1 || /^(?:succ|proc|exc)eed/.test(text)) return text;
    return `${text.slice(0, eed.index)}ee`;
  }
  if (/^(?:even|cann|inn|earr|herr|out)ing$/.test(text)) return text;
  if (/^[^aeiouy]ying$/.test(text)) return text.replace('ying', 'ie');
  const suffix = /(?:ed|ing)(?:ly)?$/.exec(text);
  if (!suffix || !/[aeiouy]/.test(text.slice(0, suffix.index))) return text;
  return mendParticiple(text.slice(0, suffix.index), r1);
}

/** Gives "hop(ing)" its e back and takes the doubled letter from "hopp(ing)". */
function mendParticiple(text: string, r1: number): string {
  if (/(?:at|bl|iz)$/.test(text)) return `${text}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(text)) {
    return /^[aeo]..$/.test(text) ? text : text.slice(0, -1);
  }
  return text.length === r1 && SHORT_SYLLABLE.test(text) ? `${text}e` : text;
}

function step1c({ text }: Word): string {
  return /.[^aeiouy][yY]$/.test(text) ? `${text.slice(0, -1)}i` : text;
}

function step2({ text, r1 }: Word): string {
  const rule = STEP_2.find(([suffix]) => text.endsWith(suffix));
  if (rule) return replaceWithin(text, rule, r1);
  if (text.endsWith('logi')) return replaceWithin(text, ['ogi', 'og'], r1);
  return /[cdeghkmnrt]li$/.test(text) ? replaceWithin(text, ['li', ''], r1) : text;
}

function step3({ text, r1, r2 }: Word): string {
  if (text.endsWith('ative')) return replaceWithin(text, ['ative', ''], Math.max(r1, r2));
  const rule = STEP_3.find(([suffix]) => text.endsWith(suffix));
  return rule ? replaceWithin(text, rule, r1) : text;
}

function step4({ text, r2 }: Word): string {
  const suffix = STEP_4.exec(text);
  if (!suffix || suffix.index < r2) return text;
  if (suffix[0] === 'ion' && !/[st]ion$/.test(text)) return text;
  return text.slice(0, suffix.index);
}

function step5({ text, r1, r2 }: Word): string {
  const rest = text.slice(0, -1);
  if (text.endsWith('e')) {
    const removable = rest.length >= r2 || (rest.length >= r1 && !SHORT_SYLLABLE.test(rest));
    return removable ? rest : text;
  }
  return text.endsWith('ll') && rest.length >= r2 ? rest : text;
}

function replaceWithin(
  text: string,
  [suffix, replacement]: readonly [string, string],
  regionStart: number,
): string {
  const start = text.length - suffix.length;
  return start < regionStart ? text : text.slice(0, start) + replacement;
}
