import { stem } from './stem.ts';

const WEAK_STEMS: ReadonlySet<string> = new Set(
  `able according actually add allow allowed apply available based become called case certain come concerning
consider detail describe document explain expect follow following general generally get give given go going
handle happen help important include included including information involve kind know known like list look
main make many mean mention mentioned need number offer offered part particular people person place possible
provide provided purpose put question regarding regard related relate say see show source start state stated
take tell thing time type use used using usually want way work year exactly specific key aspect aspects
various different someone anyone something anything got have long often date day name current currently new
good well still first last next two set call point refer understand ensure aware seek receive obtain
necessary potential additional overall major common typical usual proper correct appropriate useful
effective best better larger smaller bigger other newer older latest model version`
    .split(/\s+/)
    .map(stem),
);

/** Adverbs such as "effectively"; "monthly" and "family" say more. */
const MANNER = /^(?!.*(?:dai|week|month|year|hour|quarter|fami|supp|app|rep|assemb)ly$).{4,}ly$/;

/** Whether a word, in any of its forms, says little on its own: it counts, but far less than nouns and names. */
export function isWeak(word: string): boolean {
  return WEAK_STEMS.has(stem(word)) || MANNER.test(word);
}
