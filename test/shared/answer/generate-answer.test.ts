import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ask, ofType, only, ports, shownText } from './support.ts';

const howMuch = 'How many days of annual leave do I have?';

describe('Garbage from the model', () => {
  const garbage: [what: string, reply: string[], shown: RegExp][] = [
    ['a thousand markers', Array.from({ length: 1000 }, (_, n) => `[${n}]`), /^(\[[12]\])+$/u],
    ['an unterminated bracket', ['Yes [1', '2, '], /^Yes \[12, $/u],
    ['links and images', ['![a](http://evil/?', 'q=1) [1](http://evil)'], /^\[a\] \[1\]$/u],
    ['halves of characters', ['\ud83d', '\ude00 [1]'], /^😀 \[1\]$/u],
  ];
  for (const [what, answer, shown] of garbage) {
    it(`is shown safely: ${what}`, async () => {
      const events = await ask(
        await ports({ chatModel: new ScriptedChatModel({ answer }) }),
        howMuch,
      );
      assert.match(shownText(events), shown);
      const known = new Set(only(events, 'sources').sources.map(({ number }) => number));
      for (const { citation } of ofType(events, 'citation')) assert(known.has(citation.number));
    });
  }

  it('ends with an error when there is nothing to show', async () => {
    for (const answer of [[], ['  \n'], ['[77]']]) {
      const events = await ask(
        await ports({ chatModel: new ScriptedChatModel({ answer }) }),
        howMuch,
      );
      assert.equal(only(events, 'error').error.code, 'model_unavailable');
    }
  });
});
