import { stem } from './stem.ts';

/**
 * Everyday words that people use for the same thing. General English only: a stand-in model must not know any one
 * organisation's vocabulary.
 */
const GROUPS = [
  'cost price fee expensive cheap',
  'buy purchase',
  'holiday vacation leave pto',
  'employee staff worker personnel',
  'phone telephone mobile smartphone',
  'begin start commence',
  'end finish terminate',
  'allow permit entitle eligible may',
  'require need must necessary mandatory obligatory compulsory',
  'return refund',
  'repair fix mend',
  'fault error problem issue malfunction',
  'delete remove erase',
  'create make produce',
  'change modify alter edit update amend',
  'help support assist',
  'car vehicle',
  'doctor physician',
  'sick ill illness sickness',
  'big large',
  'small little',
  'fast quick rapid speed',
  'get receive obtain',
  'job role position occupation',
  'salary wage compensation remuneration',
  'company organization employer firm',
  'customer client',
  'guarantee warranty',
  'deadline due',
  'maximum max most limit',
  'minimum min least',
  'home remote telework',
  'trip travel journey',
  'child kid',
  'password passcode passphrase',
  'screen display monitor',
  'weigh heavy',
  'high tall',
  'long duration last',
  'show display indicate',
  'choose select pick',
  'document file',
  'cover include',
  'reimburse refund repay',
  'store keep save',
  'clean wash cleaning',
  'instruction step procedure process',
  'contact reach',
  'responsibility duty responsible',
  'goal objective aim',
  'benefit advantage',
  'connect link pair',
  'report notify inform tell',
  'renew extend extension',
  'found establish',
  'author write',
  'film movie',
  'build construct',
  'kill die',
  'forbidden prohibit ban disallow',
  'meeting session',
  'loud noise sound noisy quiet',
  'unopened unpacked unused',
  'attend participate join',
  'decide decision agree',
];

const CONCEPTS = new Map<string, string[]>();
for (const [index, group] of GROUPS.entries()) {
  for (const word of group.split(' ')) {
    const concepts = CONCEPTS.get(stem(word)) ?? [];
    CONCEPTS.set(stem(word), [...concepts, `~${index}`]);
  }
}

const NONE: readonly string[] = [];

/** The concepts a stem stands for; two stems that share one are near enough in meaning to answer for each other. */
export function conceptsOf(stemmed: string): readonly string[] {
  return CONCEPTS.get(stemmed) ?? NONE;
}

/** Whether two stems are the same or share a concept. */
export function meansTheSame(a: string, b: string): boolean {
  if (a === b) return true;
  const concepts = conceptsOf(a);
  return concepts.length > 0 && conceptsOf(b).some((concept) => concepts.includes(concept));
}
