/** Forms that a stemmer's rules do not bring together, each line a word and its forms. */
const FORMS = `
begin: began begun
birth: born
break: broke broken
build: built
buy: bought
cheap: cheaper cheapest
child: children
choose: chose chosen choice
deep: depth
die: died dying dead death
drive: drove driven
dry: dried dries drier
early: earlier earliest
expire: expiry
fall: fell fallen
fly: flew flown flies
foot: feet
give: gave given
go: went
grow: grew grown
heavy: heavier heaviest
high: height higher highest
hold: held
keep: kept
know: knew known
lead: led
long: length longer longest
lose: lost loss
low: lower lowest
make: made
man: men
meet: met
pay: paid payment payments
person: people
rise: rose risen
run: ran
say: said
sell: sold
send: sent
speak: spoke spoken
spend: spent
steal: stole stolen
take: took taken
teach: taught
tell: told
try: tried tries
wear: worn
weigh: weight weights
wide: width
win: won
withdraw: withdrawn
woman: women
write: wrote written
approve: approval
`;

/** The base form of each irregular form. */
export const BASE_FORMS: ReadonlyMap<string, string> = new Map(
  FORMS.trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', forms = ''] = line.split(': ');
      return forms.split(' ').map((form) => [form, base] as const);
    }),
);
