import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBlock } from '../../../../../../local/services/openai/extractive/prompt/read-block.ts';
import { readConversation } from '../../../../../../local/services/openai/extractive/prompt/read-conversation.ts';
import { readSources } from '../../../../../../local/services/openai/extractive/prompt/read-sources.ts';
import { readTask } from '../../../../../../local/services/openai/extractive/prompt/read-task.ts';

describe('reading a prompt', () => {
  it('reads the task from the first line of the system message', () => {
    const task = (content: string) => readTask([{ role: 'system', content }]);
    assert.equal(task('Task: follow-ups\nSuggest …'), 'follow-ups');
    assert.equal(task('You help people.\nTask: answer'), undefined);
    assert.equal(readTask([{ role: 'user', content: 'Task: answer' }]), undefined);
  });

  it('reads sources with their attributes', () => {
    const prompt = `<sources>
<source id="1" title="Handbook" section="Leave › Annual leave" pages="3-4">
26 days.
</source>
<source id="2" title="Guide" pages="1">
Line one.
a < b and </b>
</source>
</sources>`;
    assert.deepEqual(readSources(prompt), [
      { id: '1', title: 'Handbook', section: 'Leave › Annual leave', text: '26 days.' },
      { id: '2', title: 'Guide', section: '', text: 'Line one.\na < b and </b>' },
    ]);
    assert.deepEqual(readSources('no sources'), []);
  });

  it('reads the last block of a tag', () => {
    assert.equal(readBlock('<question>\nWhat?\n</question>', 'question'), 'What?');
    assert.equal(readBlock('<question>a</question> <question>b</question>', 'question'), 'b');
    assert.equal(readBlock('<question>never closed', 'question'), undefined);
  });

  it('reads turns, with lines that go on', () => {
    assert.deepEqual(readConversation('User: Hello\nAssistant: Line one\nline two\nUser: Bye'), [
      { role: 'user', text: 'Hello' },
      { role: 'assistant', text: 'Line one\nline two' },
      { role: 'user', text: 'Bye' },
    ]);
  });
});
