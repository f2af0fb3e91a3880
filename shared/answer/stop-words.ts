/** English words that say nothing about a question's subject; numbers and names never appear here. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its itself he him his she her hers they them their theirs we us our ours you your ' +
    'yours i me my mine who whom whose which what when where why how am is are was were be been being do does did doing done ' +
    'have has had having can could may might must shall should will would of in on at by for with about against between into ' +
    'through during before after above below to from up down out off over under again further then once here there all any ' +
    'both each few more most other some such no nor not only own same so than too very just also and but if or because as ' +
    'until while please tell explain describe give show know want need many much get gets got anything something one s t d ' +
    'll re ve m don doesn isn aren wasn weren won'
  ).split(' '),
);
