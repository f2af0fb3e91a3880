import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SafeText, type AnswerPart } from '../../../../shared/answer/stream/safe-text.ts';
import { readWithMarked, readWithRemark } from '../../../support/markdown-readers.ts';
import { Random } from '../../../support/random.ts';

const sourceCount = 3;
const published = 'https://ok.example/a';

function pass(...deltas: readonly string[]): AnswerPart[] {
  const safe = new SafeText({ sourceCount, isKnownAddress: (address) => address === published });
  return [...deltas.flatMap((delta) => safe.push(delta)), ...safe.end()];
}

function shown(parts: readonly AnswerPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : `[${part.number}]`)).join('');
}

const cases: [what: string, written: string, shown: string][] = [
  ['plain words pass', 'Leave is 25 days a year.', 'Leave is 25 days a year.'],
  ['a known marker stays', 'Leave is 25 days [1].', 'Leave is 25 days [1].'],
  ['an unknown one goes', 'Leave is 25 days [9].', 'Leave is 25 days.'],
  ['inline code keeps its brackets', 'Use `items[9]` [1].', 'Use `items[9]` [1].'],
  ['a fence keeps everything', '```js\na<b>[9](x)\n```\nNo [9]', '```js\na<b>[9](x)\n```\nNo'],
  ['but its addresses', '```sh\ncurl https://evil.example/x\n```', '```sh\ncurl …\n```'],
  ['a link keeps its words', '[the page](https://evil.example)', '[the page]'],
  ['an image keeps its description', '![chart](https://evil.example/a.png)', '[chart]'],
  ['a marker made into a link', 'Yes [1](https://evil.example).', 'Yes [1].'],
  ['tags go', 'a <b>bold</b> <img src="https://evil.example"> word', 'a bold  word'],
  ['comparisons stay', 'a < b, x <3 and `Map<string>`', 'a < b, x <3 and `Map<string>`'],
  ['a published address stays', `See ${published}.`, `See ${published}.`],
  ['another goes', 'See <https://evil.example/?q=1>, now', 'See …, now'],
  ['a tag around a marker', 'No [<b></b>9] yes [<b></b>1]', 'No yes [1]'],
  ['a tag inside a link', '[a]<b></b>(https://evil.example)', '[a]'],
  ['a tag inside a tag', '<<b>script>', '< script>'],
  ['a marker inside a tag', '<[9]script>', '< script>'],
  ['a marker inside an address', 'https[9]://evil.example', '…'],
  ['references to brackets', '&#91;9&#93; and &amp;#91;9]', ' and'],
  ['references to an address', '&#104;ttps&colon;//evil.example', '…'],
  ['hidden characters', 'ht\u200btps://evil.example \u202eabc', '… abc'],
  ['a stray backtick hides nothing', 'a ` b\nc `[9]` [x](/y)`', "a ' b\nc `[9]` [x]'"],
  ['code over the edge of a cell', '| `a | [x](/y)` |', "| 'a | [x]' |"],
  ['code over the edge of a link', '[x `](/y)`', "[x ']'"],
  ['an escaped backtick', '\\`[x](/y)`', "'[x]'"],
  ['a tag cannot make an escape', '\\<b>`a[9]`', '\\ `a[9]`'],
  ['escaped punctuation of an address', 'https\\://evil.example www\\.x.example', '… …'],
  ['a marker cannot make a fence', '[9]~~~\n[x](/y)', '~~\n[x]'],
  ['a fence in a list hides nothing', '- ```\n[x](/y)', '- ```\n[x]'],
  ['a fence left by its list', '  ```\n  a\n[x](/y)', '  ```\n  a\n[x]'],
  ['code keeps a removed marker’s blank', 'Use [9]`x`', 'Use `x`'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
  ['old line ends', 'a\r\nb\rc', 'a\nb\nc'],
  ['nothing', '', ''],
];

const hostile = (
  '[|[|]|]|(|)|![|!|](|]: |:|<|=|>|</|<b>|<script>|<!--|-->|<a href="|"|`|`|``|```|\n```\n|```js\n|~~~|\n~~~\n|~|\\|\\|&|#|&#91;|' +
  '&#96;|&lt;|&amp;|;|lt|1|2|9|[1]|[9]|[1, 2]|【1†x】|［|,| | |\n|\n|\n\n|  |    |- |1. |> |a|b|script|https://evil.example/x|https:|' +
  '//|http|://|www.|evil.example|/x|@|a@b.co|javascript:|x|\u200b|\r|**|_|\t|https://ok.example/a|\u200d|[a]: /x\n|[^1]|[^a]: x|$|div|?'
)
  .split('|')
  .concat('|', '| a | b |\n|-|-|\n| ');

function writtenBy(seed: number): { random: Random; written: string } {
  const random = new Random(seed);
  const length = 4 + random.below(36);
  return { random, written: Array.from({ length }, () => random.pick(hostile)).join('') };
}

describe('Text made safe', () => {
  for (const [what, written, expected] of cases) {
    it(what, () => assert.equal(shown(pass(written)), expected));
  }

  it('does not depend on how it was cut', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const { random, written } = writtenBy(seed);
      const pieces = random.cut(written, 1 + random.below(6));
      assert.deepEqual(
        shown(pass(...pieces)),
        shown(pass(written)),
        `seed ${seed}: ${JSON.stringify(pieces)}`,
      );
    }
  });

  it('holds nothing that a renderer would act on', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const { written } = writtenBy(seed);
      const text = shown(pass(written));
      const active = [...readWithRemark(text).active, ...readWithMarked(text).active];
      const strange = active.filter((what) => what !== `link ${published}`);
      assert.deepEqual(strange, [], `seed ${seed}: ${JSON.stringify([written, text])}`);
    }
  });

  it('shows no bracketed number outside code that is not a checked marker', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const { written } = writtenBy(seed);
      const parts = pass(written);
      const { text } = readWithRemark(shown(parts));
      const rest = parts.flatMap((part) => (part.type === 'marker' ? [part.number] : []));
      for (const [, number] of text.matchAll(/\[(\d+)\]/gu)) {
        const at = rest.indexOf(Number(number));
        assert(at >= 0, `seed ${seed}: ${JSON.stringify([written, text])}`);
        rest.splice(0, at + 1);
      }
    }
  });

  it('leaves code as it is', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = new Random(seed);
      const code = Array.from({ length: 8 }, () =>
        random.pick(['a', '[9]', '<b>', '"', ' ', '(x)', '&lt;', '{', '\\', '!', '*']),
      ).join('');
      const inline = code.replaceAll('](', '] (');
      const written = `Yes \`x${inline}x\` [1]\n\n\`\`\`js\n${code}\n${code}\n\`\`\`\nNo [2]`;
      assert.equal(shown(pass(...random.cut(written, 5))), written, `seed ${seed}`);
    }
  });

  it('is held back only for a word, a marker, a tag, an address or code in a line', () => {
    const safe = new SafeText({ sourceCount, isKnownAddress: () => false });
    let behind = 0;
    for (let count = 0; count < 2000; count++) {
      for (const piece of ['[', '<a ', 'https://e', '`', '(', '&', '1, ']) {
        behind += piece.length - shown(safe.push(piece)).length;
      }
      assert(Math.abs(behind) < 100_000, `behind by ${behind}`);
    }
  });
});
