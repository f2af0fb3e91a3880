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
