import { STOP_WORDS } from './stop-words.ts';

const COMPOUND = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‐‑'’.,:/_][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const SEPARATOR = /[-‐‑'’.,:/_]/;
const HYPHEN = /[-‐‑]/;
const NUMBER = /^\p{N}+$/u;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DIGIT = /\p{N}/u;
const PREFIX = /^(?:pre|non|anti|multi|sub|re|un|co|de|e|self|semi|post|inter|intra|bi)$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Splits text into lower-case words, in order. Possessives lose their `'s`, `n't` becomes `not`, `1,500` becomes `1500`,
 * identifiers lose their separators (`X-200` → `x200`), hyphenated words fall apart (`part-time` → `part`, `time`) unless a
 * part alone would lose the meaning (`in-network` → `innetwork`, `network`), and scripts without spaces become character pairs.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const compound of text.toLowerCase().match(COMPOUND) ?? []) addCompound(compound, found);
  return found;
}

function addCompound(compound: string, found: string[]): void {
  if (!SEPARATOR.test(compound)) addWord(compound, found);
  else if (THOUSANDS.test(compound)) found.push(compound.replaceAll(',', ''));
  else if (DIGIT.test(compound)) addNumbered(compound, found);
  else for (const part of compound.split(/[.,:/_]/)) addHyphenated(part, found);
}

function addWord(word: string, found: string[]): void {
  if (word.charCodeAt(0) > 0x0e00 && UNSPACED.test(word)) {
    const characters = Array.from(word);
    if (characters.length === 1) found.push(word);
    for (let i = 1; i < characters.length; i++) {
      found.push(`${characters[i - 1] ?? ''}${characters[i] ?? ''}`);
    }
  } else {
    found.push(word);
  }
}

/** Numbers keep their decimals and clock times; `30-day` is a number and a word; `x-200` is one identifier. */
function addNumbered(compound: string, found: string[]): void {
  const parts = compound.split(/[-‐‑'’,/_]/);
  const isIdentifier = parts.some(
    (part) =>
      !NUMBER.test(part) && part.length <= 2 && !STOP_WORDS.has(part) && !part.includes('.'),
  );
  if (isIdentifier) found.push(parts.join(''));
  else if (parts.length === 3 && parts.every((part) => NUMBER.test(part)))
    found.push(parts.join('-'));
  else for (const part of parts) if (part !== 's') found.push(part);
}

function addHyphenated(word: string, found: string[]): void {
  const plain = withoutApostrophe(word, found);
  if (plain === '') return;
  if (!HYPHEN.test(plain)) {
    addWord(plain, found);
    return;
  }
  const parts = plain.split(HYPHEN);
  const losesMeaning = parts.some((part) => STOP_WORDS.has(part) || PREFIX.test(part));
  if (losesMeaning) found.push(parts.join(''));
  for (const part of parts) if (!losesMeaning || part.length > 3) found.push(part);
}

/** @returns the word before its apostrophe (`employee's` → `employee`); `don't` adds `do` and `not` itself. */
function withoutApostrophe(word: string, found: string[]): string {
  const at = word.search(/['’]/);
  if (at < 0) return word;
  const stem = word.slice(0, at);
  const rest = word.slice(at + 1);
  if (rest === 't' && stem.endsWith('n')) {
    found.push(stem === 'can' ? 'can' : stem.slice(0, -1), 'not');
    return '';
  }
  return rest.length > 2 ? stem + rest : stem;
}
