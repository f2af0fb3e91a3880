import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import {
  leavePolicy,
  makePdf,
  minutes,
  serverFaq,
  travelPolicy,
} from '../support/e2e-documents.ts';
import { streamAnswer } from '../support/stream-answer.ts';

describe('the main job: drop a document, ask, get a streamed and cited answer', () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'grounded-e2e-'));
  let stack: TemporaryStack;
  let sessionId: string;

  before(async () => {
    stack = await startTemporaryStack({ stateDirectory });
  });
  after(async () => {
    await stack.close();
    rmSync(stateDirectory, { recursive: true, force: true });
  });

  it('takes PDF, Markdown, HTML and text, and shows their way into the index', async () => {
    const uploaded = [
      await stack.api.uploadContent(await makePdf(leavePolicy), 'hr/leave-policy.pdf'),
      await stack.api.uploadContent(travelPolicy, 'travel.md'),
      await stack.api.uploadContent(serverFaq, 'it/server-faq.html'),
      await stack.api.uploadContent(minutes, 'minutes.txt'),
    ];
    assert.ok(uploaded.every(({ status }) => status !== 'indexed'));
    const settled = await stack.api.settled(uploaded.map(({ id }) => id));
    for (const document of settled) {
      assert.equal(document.status, 'indexed', document.error?.message);
      assert.ok(document.chunks > 0);
      assert.deepEqual(document.progress.done, document.progress.total);
    }
    const pdf = settled.find(({ path }) => path === 'hr/leave-policy.pdf');
    assert.equal(pdf?.pages, 3);
    assert.equal(settled.find(({ path }) => path === 'travel.md')?.title, 'Travel policy');
  });

  it('answers with a citation of the right document and page', async () => {
    const answer = await stack.api.ask('How much does a parking permit cost?');
    assert.match(answer.answer, /12 pounds a month.*\[\d\]/);
    const [citation] = answer.citations;
    assert.equal(citation?.path, 'hr/leave-policy.pdf');
    assert.equal(citation.pageFrom, 3);
    assert.equal(citation.pageTo, 3);
    assert.match(citation.quote, /permit costs 12 pounds/);
    assert.ok(answer.answer.includes(`[${citation.number}]`));
    const original = await stack.api.fetch(citation.url);
    assert.equal(original.headers.get('content-type'), 'application/pdf');
    assert.equal(
      Buffer.from(await original.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
  });

  it('streams an answer that the AI SDK reads, sources first', async () => {
    const streamed = await streamAnswer(stack.url, {
      message: 'How is the Kestrel server restarted?',
    });
    assert.equal(streamed.response.headers.get('x-vercel-ai-ui-message-stream'), 'v1');
    assert.match(streamed.response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const types = streamed.chunks.map(({ type }) => type);
    assert.equal(types[0], 'start');
    assert.ok(types.indexOf('source-document') < types.indexOf('text-start'));
    assert.equal(types.filter((type) => type === 'finish').length, 1);
    assert.equal(types.at(-1), 'finish');
    assert.ok(streamed.ended, 'the stream ends with [DONE]');
    const parts = streamed.message.parts;
    const text = parts.find((part) => part.type === 'text');
    assert.match(text?.type === 'text' ? text.text : '', /blue button/);
    const citation = parts.find((part) => part.type === 'data-citation');
    assert.ok(citation && 'data' in citation);
    assert.equal((citation.data as { path: string }).path, 'it/server-faq.html');
  });

  it('understands a follow-up by the conversation before it', async () => {
    const first = await stack.api.ask('How many days of annual leave do full-time staff get?');
    assert.match(first.answer, /28 days/);
    const second = await stack.api.ask('And what about part-time staff?', first.sessionId);
    assert.equal(second.sessionId, first.sessionId);
    assert.match(second.answer, /16 days/);
    assert.match(second.rewrittenQuestion ?? '', /part-time/);
    sessionId = first.sessionId;
  });

  it('says when the documents do not answer', async () => {
    const answer = await stack.api.ask('What is the wingspan of an albatross?');
    assert.equal(answer.refused, true);
    assert.deepEqual(answer.citations, []);
  });

  it('greets and looks back on the conversation without documents', async () => {
    const hello = await stack.api.ask('Hello!');
    assert.equal(hello.conversational, true);
    assert.deepEqual([hello.citations, hello.refused, hello.title], [[], undefined, undefined]);
    const asked = 'What is the budget for the Leeds office?';
    const { title, usage } = await stack.api.ask(asked, hello.sessionId);
    assert.ok(title !== undefined && title !== 'Hello!');
    assert.deepEqual(usage.calls.map(({ purpose }) => purpose).sort(), [
      'answer',
      'condense',
      'follow-ups',
      'title',
    ]);
    const first = await stack.api.ask('What was my last question?', hello.sessionId);
    assert.ok(first.answer.includes(asked), first.answer);
    const messages = await messagesOf(hello.sessionId);
    assert.deepEqual(
      messages.map(({ conversational }) => conversational),
      [undefined, true, undefined, undefined, undefined, true],
    );
  });

  it('retrieves passages without an answer', async () => {
    const response = await stack.api.fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'hotel in London', top: 2 }),
    });
    const { items } = (await response.json()) as { items: { path: string; score: number }[] };
    assert.equal(items[0]?.path, 'travel.md');
    assert.ok(items.length <= 2);
  });

  it('keeps the conversation: list, read, rename', async () => {
    const messages = await messagesOf(sessionId);
    assert.deepEqual(
      messages.map(({ role, status }) => [role, status]),
      [
        ['user', 'complete'],
        ['assistant', 'complete'],
        ['user', 'complete'],
        ['assistant', 'complete'],
      ],
    );
    const renamed = await stack.api.fetch(`/api/sessions/${sessionId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Leave' }),
    });
    assert.equal(((await renamed.json()) as { title: string }).title, 'Leave');
  });

  it('finds everything again after a restart', async () => {
    const before = await stack.api.documents();
    await stack.close();
    stack = await startTemporaryStack({ stateDirectory });
    assert.deepEqual(await stack.api.documents(), before);
    assert.equal((await messagesOf(sessionId)).length, 4);
    const answer = await stack.api.ask('What is the budget for the Leeds office?');
    assert.match(answer.answer, /250,000/);
    assert.equal(answer.citations[0]?.path, 'minutes.txt');
  });

  it('replaces a document: the new text answers, the old is gone', async () => {
    const changed = minutes.replace('250,000', '300,000');
    const { id } = await stack.api.uploadContent(changed, 'minutes.txt');
    const [settled] = await stack.api.settled([id]);
    assert.equal(settled?.status, 'indexed');
    const answer = await stack.api.ask('What is the budget for the Leeds office?');
    assert.match(answer.answer, /300,000/);
    assert.doesNotMatch(JSON.stringify(answer), /250,000/);
    const copies = (await stack.api.documents()).filter(({ path }) => path === 'minutes.txt');
    assert.equal(copies.length, 1);
  });

  it('deletes a document with all its passages', async () => {
    const document = (await stack.api.documents()).find(({ path }) => path === 'minutes.txt');
    assert.ok(document);
    await stack.api.fetch(`/api/documents/${document.id}`, { method: 'DELETE' });
    await stack.api.gone(document.id);
    const answer = await stack.api.ask('What is the budget for the Leeds office?');
    assert.ok(answer.citations.every(({ path }) => path !== 'minutes.txt'));
  });

  async function messagesOf(id: string) {
    const response = await stack.api.fetch(`/api/sessions/${id}/messages`);
    return (
      (await response.json()) as {
        items: { role: string; status: string; conversational?: boolean }[];
      }
    ).items;
  }
});
