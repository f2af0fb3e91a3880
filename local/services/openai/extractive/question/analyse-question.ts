import { DISTINGUISHING } from '../../text/opposites.ts';
import { stem } from '../../text/stem.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { isWeak } from '../../text/weak-words.ts';
import { boundNumber } from '../../text/term-set.ts';
import { words } from '../../text/words.ts';
import { ADDITION } from './addition.ts';
import { answerTypeOf } from './answer-type.ts';
import { focusOf } from './focus-of.ts';
import { isEnglish } from './is-english.ts';
import { unitsOf } from './units-of.ts';
import { speakersIn } from './speakers-in.ts';
import type { Question, QuestionTerm } from './question.ts';

const SPECIFICITY = { word: 1, weak: 0.25, name: 1.25, exact: 1.25 } as const;
/** Things that are told apart by a number after them. */
const NUMBERED = new Set(
  'grade level class phase step section chapter page room floor building version type tier form code model zone line table'.split(
    ' ',
  ),
);
/** What a follow-up adds is what is asked; the question before it only sets the scene. */
const SCENE = 0.6;

/** Finds out what a question asks for: its type, its content words and how specific each is. */
export function analyseQuestion(text: string): Question {
  const english = isEnglish(text);
  const [scene = '', addition] = text.split(ADDITION);
  const names = namesIn(text);
  const terms = new Map<string, QuestionTerm>();
  const add = (part: string, factor: number) => {
    const sequence = words(part);
    for (const [i, word] of sequence.entries()) {
      const kind = isHowMany(sequence, i) ? undefined : kindOf(word, names, english);
      const term = stem(word);
      if (!kind || terms.has(term)) continue;
      const owner = /^\p{N}+$/u.test(word) ? ownerOf(sequence[i - 1] ?? '', names) : undefined;
      terms.set(term, {
        word,
        stem: term,
        kind,
        specificity: SPECIFICITY[kind] * factor,
        ...(owner !== undefined && { bound: boundNumber(owner, term) }),
      });
    }
  };
  if (addition !== undefined) add(addition, 1);
  add(scene, addition === undefined ? 1 : SCENE);
  const asked = addition !== undefined && answerTypeOf(addition) !== 'open' ? addition : text;
  return {
    text,
    type: english ? answerTypeOf(asked) : 'open',
    terms: [...terms.values()],
    pairs: neighbours(words(text).map(stem), terms),
    unit: unitOf(text),
    units: english ? unitsOf(asked) : undefined,
    focus: english ? focusOf(asked) : [],
    said: saidIn([...terms.values()]),
    speakers: speakersIn(text),
    isEnglish: english,
  };
}

function kindOf(
  word: string,
  names: ReadonlySet<string>,
  english: boolean,
): QuestionTerm['kind'] | undefined {
  if (/\p{N}/u.test(word)) return 'exact';
  if (!english) return word.length < 4 && !/[^\p{Script=Latin}]/u.test(word) ? 'weak' : 'word';
  if (DISTINGUISHING.has(word)) return 'weak';
  if (STOP_WORDS.has(word) || word.length < 2) return undefined;
  if (names.has(word)) return 'name';
  return isWeak(word) ? 'weak' : 'word';
}

function isHowMany(sequence: readonly string[], i: number): boolean {
  return sequence[i] === 'many' && sequence[i - 1] === 'how';
}

/** The stem of the word that a number after it belongs to: a name, or a word such as "grade". */
function ownerOf(word: string, names: ReadonlySet<string>): string | undefined {
  return names.has(word) || NUMBERED.has(word) ? stem(word) : undefined;
}

/** Words written with a capital, except the first of a sentence and those of a question written in capitals throughout. */
function namesIn(text: string): ReadonlySet<string> {
  if (!/\p{Ll}/u.test(text)) return new Set();
  const capitalised =
    text.match(/(?<!^\P{L}*)(?<![.?!—:]\s+)(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  return new Set(capitalised.flatMap((name) => words(name)));
}

function neighbours(sequence: readonly string[], terms: ReadonlyMap<string, QuestionTerm>) {
  return sequence.flatMap((second, i) => {
    const first = sequence[i - 1] ?? '';
    return terms.has(first) && terms.has(second) ? [[first, second] as const] : [];
  });
}

/** Names and numbers are plain words or digits with single separators: nothing in them is special in a pattern but the dot. */
function saidIn(terms: readonly QuestionTerm[]): RegExp | undefined {
  const said = terms.filter(({ kind }) => kind === 'name' || kind === 'exact');
  if (said.length === 0) return undefined;
  const either = said.map(({ word }) => word.replace(/[^\p{L}\p{M}\p{N}]/gu, '.')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, 'giu');
}

function unitOf(text: string): string | undefined {
  const noun = /\bhow (?:many|much)\s+(?:more\s+|paid\s+)?([\p{L}-]+)/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  return noun === undefined || STOP_WORDS.has(noun) ? undefined : stem(noun);
}
