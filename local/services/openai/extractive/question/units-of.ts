import { NUMBER_WORDS } from './number-words.ts';

const METRES = '[cmk]?m|in|ft|mi|metres?|meters?|kilomet\\w+|miles?|inch\\w*|feet|foot|yards?';

/** Units in which a quantity is stated, by the words that ask for it. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:weigh|weighs|weight|heavy|heavier)\b/i,
    'kg|g|mg|t|lbs?|oz|kilo\\w*|grams?|tonnes?|tons?|pounds?|ounces?',
  ],
  [/\b(?:temperature|hot|cold|warm)\b/i, '°\\s?[CFK]?|degrees?|K'],
  [/\b(?:loud|noise|noisy|sound level)\b/i, 'dB(?:\\(A\\))?|decibels?'],
  [
    /\bhow (?:tall|high|deep|wide|far)\b|\b(?:height|width|depth|distance)\b/i,
    `${METRES}|["″]|floors?|storeys?`,
  ],
  [/\bpercentage\b/i, '%|per ?cent'],
];

/**
 * Finds a quantity in the units that a question asks for: a number before its unit, or the unit in brackets as a table's
 * header has it. `undefined` when the question names none of the usual quantities.
 */
export function unitsOf(question: string): RegExp | undefined {
  const units = UNITS.find(([asked]) => asked.test(question))?.[1];
  if (units === undefined) return undefined;
  return new RegExp(
    `(?:\\d|\\b(?:${NUMBER_WORDS}))[\\s-]?(?:${units})(?!\\p{L})|[([](?:${units})[)\\]]`,
    'iu',
  );
}
