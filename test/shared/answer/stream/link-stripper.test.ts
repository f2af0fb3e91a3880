import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LinkStripper } from '../../../../shared/answer/stream/link-stripper.ts';
import { Random } from '../../../support/random.ts';

function strip(...deltas: string[]): string {
  const stripper = new LinkStripper();
  return deltas.map((delta) => stripper.push(delta)).join('') + stripper.end();
}

const cases: [what: string, written: string, shown: string][] = [
  ['a link keeps its text', 'See [the page](https://evil.example/?q=1).', 'See [the page].'],
  [
    'an image keeps its description',
    'Look: ![chart](https://evil.example/a.png)!',
    'Look: [chart]!',
  ],
  ['a link with a title', '[a](https://evil.example "click")', '[a]'],
  ['a link in angle brackets', '[a](<https://evil.example/a b>)', '[a]'],
  ['a link over two lines', '[a](\nhttps://evil.example\n"t")', '[a]'],
  ['a marker made into a link stays a marker', 'Yes [1](https://evil.example).', 'Yes [1].'],
  ['a resolved marker made into a link', 'Yes \uE001(https://evil.example).', 'Yes \uE001.'],
  ['or into a definition', '\uE001: https://evil.example', '\uE001 : https://evil.example'],
  [
    'a second destination is no way round',
    '[a](b c)(https://evil.example)',
    '[a] (b c)(https://evil.example)',
  ],
  ['nor after a first one that was dropped', '[a](b)(https://evil.example)', '[a]'],
  ['a link inside parentheses', '[a](see [b](https://evil.example))', '[a] (see [b])'],
  ['a link definition', '[a]: https://evil.example', '[a] : https://evil.example'],
  ['an image made a definition', '![a]: https://evil.example', '[a] : https://evil.example'],
  ['a definition in a quote', '> [a]: https://evil.example', '> [a] : https://evil.example'],
  ['a definition in a list', '2. - [a]: https://evil.example', '2. - [a] : https://evil.example'],
  ['a definition over lines', '[\na\n]: https://evil.example', '[\na\n] : https://evil.example'],
  [
    'a definition after an old Mac line end',
    'b\r[a]: https://evil.example',
    'b\r[a] : https://evil.example',
  ],
  [
    'a definition around a marker that is removed later',
    '[a[9]\n]: https://evil.example',
    '[a[9]\n] : https://evil.example',
  ],
  [
    'an empty line ends the name of a definition',
    '[1] Yes\n\nAs in [1]: yes',
    '[1] Yes\n\nAs in [1]: yes',
  ],
  ['a colon after a marker is none', 'As in [1]: yes', 'As in [1]: yes'],
  [
    'a remark in parentheses stays',
    'Yes [1] (see below) and [2](see below)',
    'Yes [1] (see below) and [2] (see below)',
  ],
  ['exclamation marks stay', 'Stop! No![', 'Stop! No['],
  ['an unterminated destination stays text', '[a](https', '[a] (https'],
  ['a bracket at the end stays', 'Yes [1]', 'Yes [1]'],
  ['an endless destination is dropped', `[a](${'x'.repeat(2000)}) b`, '[a] b'],
  ['an endless remark stays', `[a](${'x '.repeat(400)})`, `[a] (${'x '.repeat(400)})`],
];

for (const [what, written, shown] of cases) {
  test(`Links: ${what}`, () => assert.equal(strip(written), shown));
}

const alphabet = [
  '[',
  ']',
  '(',
  ')',
  '!',
  ':',
  '<',
  '>',
  '"',
  'a',
  ' ',
  '\n',
  '1',
  '\uE001',
  '](',
  '[a](b)',
];

test('What is shown does not depend on how the text was cut, and holds no link', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const written = Array.from({ length: 40 }, () => random.pick(alphabet)).join('');
    const shown = strip(written);
    assert.equal(
      strip(...random.cut(written, 4)),
      shown,
      `seed ${seed}: ${JSON.stringify(written)}`,
    );
    assert.doesNotMatch(shown, /[\]\uE001]\(/u, `seed ${seed}: ${JSON.stringify(written)}`);
  }
});
