import { stem } from '../../text/stem.ts';
import { words } from '../../text/words.ts';

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}.'’-]*(?: \p{Lu}[\p{L}\p{N}.'’-]*)*/gu;
/** Characters before and after a name that are looked at. */
const REACH = 60;
const BEFORE = /\b(?:according to|by)(?: the)? $/i;
const AUXILIARY = /\b(?:did|does|do|has|have|had|is|was)(?: the)? $/i;
const SAYING =
  /^ (?:also )?(?:say|said|mention|state|claim|propose|promise|pledge|vow|emphasi[sz]|argu|describ|discuss|announce|believe|think|suggest|recommend|report|explain|express|refer|recall|give|plan|address|urg|cite|call|want|ask|make|take|share|note|write|wrote|tell|told)\p{L}*\b/u;
const SAID =
  /^ (?:\p{L}+ ){0,1}(?:said|mentioned|stated|claimed|proposed|promised|argued|described|announced|wrote|explained)\b/u;
const TEXT =
  /^ (?:[\p{L}-]+ ){0,5}?(?:speech|address|statement|remarks|talk|letter|article|post|essay|interview|report|testimony|views?|opinion|administration|proposal|plan|words?|message|book|paper)\b/iu;

/**
 * Stems of the names to which a question attributes what it asks about ("according to Anna Weber", "What did Anna Weber
 * say …", "Anna Weber's speech"): a text in the first person does not name who speaks.
 */
export function speakersIn(question: string): ReadonlySet<string> {
  const speakers = new Set<string>();
  for (const { 0: name, index } of question.matchAll(NAME)) {
    const end = index + name.length;
    const before = question.slice(Math.max(0, index - REACH), index);
    const after = question.slice(end, end + REACH);
    if (!isSpeaker(name, before, after)) continue;
    for (const word of words(name)) speakers.add(stem(word));
  }
  return speakers;
}

function isSpeaker(name: string, before: string, after: string): boolean {
  if (/['’]s?$/.test(name)) return BEFORE.test(before) || TEXT.test(after);
  return BEFORE.test(before) || SAID.test(after) || (AUXILIARY.test(before) && SAYING.test(after));
}
