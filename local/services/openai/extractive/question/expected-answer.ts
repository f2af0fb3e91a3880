import type { AnswerType } from './answer-type.ts';
import { NUMBER_WORDS } from './number-words.ts';
import type { Question } from './question.ts';

const NUMBER = new RegExp(`\\d|\\b(?:${NUMBER_WORDS})\\b`, 'i');
/** "Heron 8", "LT-P-1140": a number in a name states no quantity. */
const NUMBER_IN_NAME =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*[ -](?:\p{Lu}-)?\d{1,9}(?![\d.,]*\d|\s?(?:%|°|(?:mm|cm|m|km|g|kg|l|W|kW|kWh|V|A|bar|am|pm)\b|per|(?:second|minute|hour|day|week|month|year|time|mile|metre|litre|pound|euro|dollar|people|employee)))|\p{Lu}\d+/gu;
const MONEY = new RegExp(
  `[$€£¥]\\s?\\d|\\d\\s?(?:[$€£¥%]|(?:usd|eur|gbp|chf)\\b)|(?:\\d\\s?|\\b(?:${NUMBER_WORDS}) )(?:dollars?|euros?|pounds?|per ?cent|cents?|pence)\\b|\\bfree\\b|\\bno (?:charge|cost|fee)`,
  'i',
);
const MEASURE =
  /\d\s?(?:%|°|"|[a-zµ]{1,3}\b|m²|m³|per ?cent|metres?|meters?|miles?|inch|feet|foot|litres?|liters?|grams?|kilo|watts?|volts?|amps?|bar\b|degrees?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?)/i;
const FREQUENCY = new RegExp(
  `\\b(?:once|twice|\\d+|${NUMBER_WORDS})(?: times)?\\b.{0,20}\\b(?:a|an|per|each|every)\\b|\\b(?:always|usually|rarely|never)\\b|\\b(?:daily|weekly|monthly|quarterly|yearly|annually|every|each (?:day|week|month|year))\\b`,
  'i',
);
const DATE =
  /\b(?:1[5-9]|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|noon|century|daily|weekly|monthly|annually|yearly|quarterly)\b|\d{1,2}:\d\d|\d\s?(?:am|pm|a\.m\.|p\.m\.)|\b(?:within|after|before|until|every|by|from|during|at least|at the end of|beginning of)\b.{0,60}\b(?:days?|weeks?|months?|years?|hours?|minutes?|day|quarter|shift|visit)\b/i;
/** A word with a capital that does not begin a sentence, or two of them. */
const NAME = /(?<!^\s*)(?<![.!?]\s)\b\p{Lu}[\p{L}'’-]+|^\s*\p{Lu}[\p{L}'’-]+\s+\p{Lu}\p{L}|@/u;
const ROLE =
  /\b(?:manager|director|head|team|department|officer|president|chair\w*|ceo|cfo|cto|desk|committee|staff|employees?|representative|administrator|engineer|installer|supervisor|coordinator|board|service|doctor|members?|people|person|anyone|everyone|everybody)\b/i;
const PLACE =
  /(?:\b(?:in|at|on|from|to|near|under|behind|inside|above|below|beside|next to|via|through)\b\s+(?:the\s+)?[\p{L}\d])|https?:|www\.|\.com\b/iu;
const REASON =
  /\b(?:because|since|as a result|due to|in order to|so that|reason|caused?|causes|therefore|thus|to (?:avoid|prevent|protect|ensure|keep|reduce|make|allow|help)|for (?:safety|security)|otherwise)\b/i;
const TERM =
  /["“‘]\p{L}|\b(?:called|named|known as|termed|dubbed|titled|entitled|referred to|stands? for|abbreviat\w+|nicknamed|means?|name|term)\b|\b\p{Lu}{2,}\b/u;
const DEFINITION =
  /\b(?:is|are|was|were|means?|refers? to|stands? for|describes?|defined as|called|known as|consists? of|designed to|provides?|offers?|allows?)\b/i;

/**
 * How well a passage's wording fits what a question of the type asks for, 0–1; types without a pattern fit anything. Names and
 * numbers that the question itself says (`said`) are no answer to it.
 */
export function fitsType(
  { type, said, units }: Pick<Question, 'type' | 'said' | 'units'>,
  passage: string,
): number {
  const text = said && NEW.has(type) ? passage.replace(said, ' ') : passage;
  switch (type) {
    case 'count':
      return matches(NUMBER, withoutNames(text));
    case 'amount':
      return MONEY.test(text) ? 1 : 0.5 * matches(NUMBER, withoutNames(text));
    case 'measure':
      if (units) return matches(units, text);
      return MEASURE.test(withoutNames(text)) ? 1 : 0.6 * matches(NUMBER, withoutNames(text));
    case 'frequency':
      return matches(FREQUENCY, text);
    case 'date':
      return DATE.test(text) ? 1 : 0.3 * matches(NUMBER, text);
    case 'person':
      return NAME.test(text) ? 1 : 0.6 * matches(ROLE, text);
    case 'place':
      return matches(PLACE, text);
    case 'reason':
      return matches(REASON, text);
    case 'term':
      return TERM.test(text) ? 1 : 0.6 * matches(NAME, text);
    case 'definition':
      return matches(DEFINITION, text);
    case 'procedure':
    case 'list':
    case 'yes-no':
    case 'open':
      return 1;
  }
}

/** Types whose answer is a name or number that the question does not say. */
const NEW: ReadonlySet<AnswerType> = new Set([
  'count',
  'amount',
  'measure',
  'date',
  'person',
  'term',
]);

function withoutNames(text: string): string {
  return text.replace(NUMBER_IN_NAME, ' ');
}

function matches(pattern: RegExp, text: string): 0 | 1 {
  return pattern.test(text) ? 1 : 0;
}
