import { stem } from '../../text/stem.ts';
import { words } from '../../text/words.ts';

const NAME = String.raw`((?:the )?(?:\p{Lu}[\p{L}\p{N}.'’-]*\s?){1,5})`;
const SAYING =
  'say|said|mention|state|claim|propose|promise|pledge|vow|emphasi[sz]e|argue|describe|discuss|announce|believe|think|suggest|recommend|report|explain|express|refer|recall|give|plan|address|urge|cite|call|want|ask|make|take|share|note|write|wrote|tell';
const TEXTS =
  'speech|address|statement|remarks|talk|letter|article|post|essay|interview|report|testimony|views?|opinion|administration|proposal|plan|words?|message|book|paper';
/** Where a question names who wrote or said what it asks about. */
const ATTRIBUTIONS: readonly RegExp[] = [
  new RegExp(`\\baccording to ${NAME}`, 'gu'),
  new RegExp(`\\b(?:did|does|do|has|have|had|is|was) ${NAME}(?:also )?(?:${SAYING})`, 'gu'),
  new RegExp(`${NAME}(?:${SAYING})(?:e?d|s|ing)?\\b`, 'gu'),
  new RegExp(`\\bby ${NAME}`, 'gu'),
  new RegExp(`${NAME}['’]s? (?:\\p{L}+ ){0,5}?(?:${TEXTS})\\b`, 'giu'),
];

/**
 * Stems of the names to which a question attributes what it asks about ("according to Anna Weber", "What did Anna Weber
 * say …"): a text in the first person does not name who speaks.
 */
export function speakersIn(question: string): ReadonlySet<string> {
  const names = ATTRIBUTIONS.flatMap((pattern) =>
    [...question.matchAll(pattern)].map((match) => match[1] ?? ''),
  );
  return new Set(names.flatMap(words).map(stem));
}
