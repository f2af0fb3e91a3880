import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { MemoryProfileStore } from '../../support/memory-profile-store.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ann, ask, index, only, ports, shownText } from './support.ts';

const howMuch = 'How many days of annual leave do I have?';

describe('Who asks', () => {
  it('stands in the answer prompt, and puts what is meant for them first', async () => {
    const chatModel = new ScriptedChatModel({ answer: ['You have 25 days [1].'] });
    const profiles = new MemoryProfileStore();
    const all = await ports({ chatModel, profiles });
    const text = { documentId: 'nurses', title: 'Annual leave for nurses', pageFrom: 1, pageTo: 1 };
    await index(all, {
      ...text,
      id: 'nurses',
      content: 'Annual leave: how many days nurses have is 27.',
    });
    await index(all, {
      ...text,
      id: 'doctors',
      content: 'Annual leave: how many days doctors have is 31.',
      audience: 'Doctors',
    });
    const firstSource = async () => only(await ask(all, howMuch), 'sources').sources[0]?.chunkId;
    const before = await firstSource();
    await profiles.put(ann, { background: 'I am a doctor', goals: [], interests: [] });
    assert.deepEqual([before, await firstSource()], ['nurses', 'doctors']);
    const [without, withProfile] = chatModel
      .asked('answer')
      .map((one) => one.messages.at(-1)?.content);
    assert.doesNotMatch(without ?? '', /<reader>/u);
    assert.match(withProfile ?? '', /<reader>\nBackground: I am a doctor\n<\/reader>/u);
  });

  it('is not needed for an answer', async () => {
    const profiles = new MemoryProfileStore();
    profiles.get = () => Promise.reject(new AppError('store_unavailable', 'The database is away.'));
    const events = await ask(await ports({ profiles }), howMuch);
    assert.equal(shownText(events), 'You have 25 days [1].');
    assert.deepEqual(only(events, 'finish').degraded, ['profile']);
  });
});
