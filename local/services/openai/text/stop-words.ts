/** English words that carry grammar, not content: they never decide which passage answers a question. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below
between both but by can cannot could did do does doing done down during each either else etc ever every few for
from further had has have having he her here hers herself him himself his how however i if in into is it its
itself just let may me might mine more most much must my myself neither nor not of off on once one only or other
ought our ours ourselves out over own per please quite rather really same shall she should so some such than
that the their theirs them themselves then there these they this those through thus to too under until up upon
us very was we were what when where whether which while who whom whose why will with within without would yes
you your yours yourself yourselves`.split(/\s+/),
);

/** Question and filler words that say little on their own; they count, but far less than nouns and names. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  `able according actually add allow allowed apply available based become called case certain come concerning
consider detail describe document explain expect follow following general generally get give given go going
handle happen help important include included including information involve kind know known like list look main
make many mean mention mentioned need number offer offered part particular people person place possible provide
provided purpose put question regarding regard related relate say see show source start state stated take tell
thing time type use used using usually want way work year exactly specific key aspect aspects various different
there's someone anyone something anything get got have long often date day name people current currently new
good well still first last next two set call point often refer larger smaller bigger other newer older latest model version`.split(
    /\s+/,
  ),
);
