/** What kind of statement answers a question. */
export type AnswerType =
  | 'count'
  | 'amount'
  | 'measure'
  | 'date'
  | 'person'
  | 'place'
  | 'reason'
  | 'procedure'
  | 'definition'
  | 'term'
  | 'frequency'
  | 'list'
  | 'yes-no'
  | 'open';

const PATTERNS: readonly (readonly [AnswerType, RegExp])[] = [
  ['frequency', /\bhow (?:often|frequently|regularly|many times)\b/],
  ['count', /\bhow many\b|\bnumber of\b/],
  ['measure', /\bhow (?:long|far|tall|heavy|fast|big|large|old|high|deep|wide|hot|cold|loud|soon|late|early)\b/],
  ['measure', /\b(?:what|which) (?:\w+ )?(?:percentage|temperature|weight|size|speed|height|length|width|pressure|capacity|voltage|power|distance|age|share|ratio|rate)(?=\s+(?:is|are|was|were|of|do|does|did|can|may|must|should|will|has|have|for|in|at|to)\b|\W*$)/],
  ['measure', /\bhow much (?:does|do|did|will|would|can|may|must) .{1,60}\bweigh\b/],
  ['measure', /\bhow much (?!(?:is|are|was|were|do|does|did|will|would|can|could|may|might|must|should|has|have|had|money|more|of|to|i|we|you)\b)\p{L}/u],
  ['amount', /\bhow (?:much|expensive|cheap)\b|\bwhat (?:does|do|did|would|will) .{1,80}\bcosts?\b|\bwhat (?:\w+ ){0,3}(?:price|cost|fee|salary|amount|budget|charge|limit|allowance|fare)s?\b/],
  ['date', /(?:^|[,;—] |\band )when\b|\b(?:until|since|by) when\b|\b(?:what|which) (?:\w+ )?(?:date|day|days|year|month|time|times|deadline|century|decade)\b|\bdeadline\b/],
  ['person', /\bwho(?:m|se)?\b/],
  ['place', /\bwhere\b|\b(?:what|which) (?:city|country|town|room|place|location|state|building|address|website)\b/],
  ['reason', /\bwhy\b|\bwhat (?:is|was) the reason\b|\bhow come\b/],
  ['procedure', /\bhow (?:do|can|could|should|would|to|does one|must)\b|\bwhat (?:steps|should|must|do (?:i|we|you) (?:need to )?do)\b|\bsteps\b/],
  ['term', /\b(?:known as|referred to as|(?:is|are|was|were|be) .{0,60}\b(?:called|named|termed)|(?:called|named)\W*$|stands? for|(?:name|names|term|terms|word|abbreviation|acronym|nickname|title|synonym) (?:\w+ )?(?:of|for|given|used))\b/],
  ['list', /\b(?:what|which) (?:\w+ ){0,2}(?:are|types|kinds|sorts|options|services|items|things|documents|benefits|features)\b|\blist\b/],
  ['definition', /^(?:what(?:'s| is| are| was) (?!the |my |our |your )|what does .{1,60} (?:mean|stand for)\b|define|explain)/],
  ['yes-no', /^(?:and |but |so )?(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had|am)\b/],
]; // prettier-ignore

/** The type of a question by its wording; `open` for one that fits no pattern. */
export function answerTypeOf(question: string): AnswerType {
  const text = question.toLowerCase().replaceAll('’', "'").trim();
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'open';
}
