import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatModel, ChatRequest } from '../../shared/ports/chat-model.ts';
import { collect } from '../support/collect.ts';

const { signal } = new AbortController();

/** A request that the model under test answers with some words. */
export const answerRequest: ChatRequest = {
  purpose: 'answer',
  messages: [
    { role: 'system', content: 'Task: answer\nAnswer from the sources.' },
    {
      role: 'user',
      content: `<sources>
<source id="1" title="Handbook" section="Leave" pages="4">
Full-time employees receive 26 days of paid annual leave.
</source>
</sources>

<question>
How many days of annual leave do full-time employees get?
</question>`,
    },
  ],
  size: 'large',
  maxOutputTokens: 200,
  temperature: 0,
};

/** What every ChatModel does. */
export function chatModelContract(open: () => ChatModel): void {
  describe('a chat model', () => {
    it('streams text, then exactly one end with what it took', async () => {
      const deltas = await collect(open().stream(answerRequest, signal));
      const end = deltas.at(-1);
      assert.ok(end?.type === 'end');
      assert.equal(end.finishReason, 'stop');
      assert.ok(end.usage.inputTokens > 0 && end.usage.outputTokens > 0 && end.usage.model);
      const texts = deltas.slice(0, -1);
      assert.ok(texts.length > 1);
      assert.ok(texts.every((delta) => delta.type === 'text' && delta.text !== ''));
    });

    it('says the same whether it streams or not', async () => {
      const deltas = await collect(open().stream(answerRequest, signal));
      const streamed = deltas.map((delta) => (delta.type === 'text' ? delta.text : '')).join('');
      const { text, usage } = await open().complete(answerRequest, signal);
      assert.equal(text, streamed);
      assert.ok(usage.outputTokens > 0);
    });

    it('can be asked whether it is there', async () => {
      await open().ping(signal);
    });

    it('lets a reader stop in the middle', async () => {
      for await (const delta of open().stream(answerRequest, signal)) {
        assert.equal(delta.type, 'text');
        break;
      }
    });
  });
}
