import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  toBatchData,
  toMessageData,
  UnreadableMessageError,
} from '../../../../local/host/service-bus/message-data.ts';
import { aMessage } from './a-message.ts';

describe('toMessageData', () => {
  it('hands bytes over as text, malformed ones as replacement characters', () => {
    const text = (body: unknown) => toMessageData(aMessage({ body }), false);
    assert.deepEqual(text(Buffer.from('{"grün":1}')), { string: '{"grün":1}' });
    assert.deepEqual(text(Buffer.from([0x61, 0xff])), { string: 'a\uFFFD' });
    assert.deepEqual(text(Buffer.from('\uFEFF{}')), { string: '\uFEFF{}' });
    assert.deepEqual(text('a value section'), { string: 'a value section' });
  });

  it('hands bytes over as they are when the function asks for them', () => {
    const body = Buffer.from([0, 0xff]);
    assert.deepEqual(toMessageData(aMessage({ body }), true), { bytes: body });
    assert.deepEqual(toMessageData(aMessage({ body: 'é' }), true), { bytes: Buffer.from('é') });
  });

  it('refuses what is neither bytes nor text', () => {
    for (const body of [{ a: 1 }, [1, 2], 7, undefined]) {
      assert.throws(() => toMessageData(aMessage({ body }), false), UnreadableMessageError);
    }
  });
});

describe('toBatchData', () => {
  it('keeps the order', () => {
    const messages = ['1', '2'].map((text) => aMessage({ body: Buffer.from(text) }));
    assert.deepEqual(toBatchData(messages, false), { collectionString: { string: ['1', '2'] } });
    assert.deepEqual(toBatchData(messages, true), {
      collectionBytes: { bytes: [Buffer.from('1'), Buffer.from('2')] },
    });
  });
});
