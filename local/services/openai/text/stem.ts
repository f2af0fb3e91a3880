import { stemmer } from 'stemmer';

const MAX_CACHED = 30_000;
const cache = new Map<string, string>();

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    began: 'begin', begun: 'begin', bought: 'buy', broke: 'break', broken: 'break', built: 'build',
    children: 'child', chose: 'choose', chosen: 'choose', choice: 'choose', drove: 'drive', driven: 'drive',
    fell: 'fall', fallen: 'fall', feet: 'foot', gave: 'give', given: 'give', grew: 'grow', grown: 'grow',
    height: 'high', held: 'hold', kept: 'keep', knew: 'know', known: 'know', led: 'lead', length: 'long',
    lost: 'lose', loss: 'lose', made: 'make', men: 'man', met: 'meet', paid: 'pay', payment: 'pay',
    payments: 'pay', people: 'person', ran: 'run', rose: 'rise', risen: 'rise', said: 'say', sent: 'send',
    sold: 'sell', spent: 'spend', spoke: 'speak', taken: 'take', took: 'take', taught: 'teach', told: 'tell',
    weight: 'weigh', went: 'go', width: 'wide', depth: 'deep', won: 'win', women: 'woman', worn: 'wear',
    wrote: 'write', written: 'write', expiry: 'expire', stolen: 'steal', stole: 'steal', withdrawn: 'withdraw',
    died: 'die', dying: 'die', dead: 'die', death: 'die', born: 'birth', approval: 'approve',
  }),
); // prettier-ignore

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
  const regular = IRREGULAR.get(word) ?? word;
  const american = regular
    .replace(/is(e|es|ed|er|ers|ing|ation|ations)$/, 'iz$1')
    .replace(/^([a-z]{3,})our(s|ed|ing|ite|able)?$/, '$1or$2')
    .replace(/^([a-z]{3,}[bt])re(s?)$/, '$1er$2')
    .replace(/^(program)me(s?)$/, '$1$2')
    .replace(/ll(ed|ing|er)$/, 'l$1')
    .replace(/^(licen|defen|offen)ce/, '$1se');
  return stemmer(american);
}
