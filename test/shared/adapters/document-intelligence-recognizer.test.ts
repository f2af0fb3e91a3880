import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DocumentIntelligenceRecognizer } from '../../../shared/adapters/document-intelligence-recognizer.ts';
import { DocumentIntelligence, type ScriptedReply } from '../../support/document-intelligence.ts';
import { testSettings } from '../../support/local-settings.ts';

const signal = new AbortController().signal;
const request = { bytes: Buffer.from('%PDF-1.7'), pages: [2, 3, 9] };
const service = new DocumentIntelligence();

function recognizer(settings: Readonly<Record<string, string>> = {}) {
  const read = testSettings({ DOCUMENT_INTELLIGENCE_KEY: 'secret', ...settings });
  return new DocumentIntelligenceRecognizer(`${service.endpoint}/`, read);
}

async function begun(reply: ScriptedReply) {
  service.script.push(reply);
  return recognizer().begin(request, signal);
}

async function polled(reply: ScriptedReply) {
  service.script.push(reply);
  return recognizer().poll('0000-1', signal);
}

describe('Document Intelligence', () => {
  before(() => service.start());
  beforeEach(() => {
    service.script.length = 0;
    service.requests.length = 0;
  });
  after(() => service.stop());

  it('sends the bytes, the pages and the key, and asks for Markdown in UTF-16 offsets', async () => {
    const state = await recognizer().begin(request, signal);
    assert.deepEqual(state, { status: 'running', operation: '0000-1', retryAfter: 1 });
    const [seen] = service.requests;
    assert.deepEqual(Object.fromEntries(seen?.query ?? []), {
      'api-version': '2024-11-30',
      outputContentFormat: 'markdown',
      stringIndexType: 'utf16CodeUnit',
      pages: '2,3,9',
    });
    assert.equal(seen?.key, 'secret');
    assert.equal(seen.contentType, 'application/octet-stream');
    assert.deepEqual(seen.body, request.bytes);
  });

  it('never sends its key to an address that an answer names', async () => {
    const headers = { 'operation-location': 'http://evil.example/analyzeResults/abc-1?x=1' };
    const state = await begun({ status: 202, headers });
    assert.deepEqual(state, { status: 'running', operation: 'abc-1', retryAfter: 2 });
    await polled({ status: 200, body: { status: 'running' } });
    assert.match(service.requests.at(-1)?.path ?? '', /\/analyzeResults\/0000-1$/u);
  });

  it('waits as long as the service asks', async () => {
    const headers = { 'retry-after': '7' };
    const state = await polled({ status: 200, headers, body: { status: 'notStarted' } });
    assert.deepEqual(state, { status: 'running', operation: '0000-1', retryAfter: 7 });
  });

  it('passes a throttled call on at once, with the delay that is asked for', async () => {
    for (const call of [begun, polled]) {
      await assert.rejects(call({ status: 429, headers: { 'retry-after': '9' } }), {
        code: 'recognition_unavailable',
        transient: true,
        retryAfter: 9,
      });
    }
    assert.equal(service.requests.length, 2);
  });

  it('takes a fault of the file for an answer, and any other for a failure', async () => {
    const refused = { error: { code: 'InvalidRequest', message: 'The file is corrupted.' } };
    const reason = 'Text recognition refused the file: The file is corrupted.';
    assert.deepEqual(await begun({ status: 400, body: refused }), { status: 'failed', reason });
    const failed = { status: 'failed', ...refused };
    assert.deepEqual(await polled({ status: 200, body: failed }), { status: 'failed', reason });

    const broken = { status: 'failed', error: { code: 'InternalServerError', message: 'Oops.' } };
    await assert.rejects(polled({ status: 200, body: broken }), {
      code: 'recognition_unavailable',
      transient: true,
    });
  });

  it('does not hope for another answer from a wrong key or a forgotten result', async () => {
    for (const status of [401, 403, 404]) {
      const failure = { code: 'recognition_unavailable', transient: false };
      await assert.rejects(polled({ status, body: { error: { code: 'Denied' } } }), failure);
    }
  });

  it('refuses answers that are none of the service’s', async () => {
    const failure = { code: 'recognition_unavailable', transient: false };
    await assert.rejects(begun({ status: 202 }), failure);
    await assert.rejects(polled({ status: 200, body: 'hello' }), failure);
    await assert.rejects(polled({ status: 200, body: { status: 'succeeded' } }), failure);
  });

  it('says that nothing answers', async () => {
    const gone = await new DocumentIntelligence().start();
    const { endpoint } = gone;
    await gone.stop();
    const settings = testSettings({ DOCUMENT_INTELLIGENCE_KEY: 'secret' });
    await assert.rejects(new DocumentIntelligenceRecognizer(endpoint, settings).poll('1', signal), {
      code: 'recognition_unavailable',
      transient: true,
    });
  });

  it('ends its call when the caller gives up', async () => {
    const given = AbortSignal.abort();
    await assert.rejects(recognizer().begin(request, given), { code: 'aborted' });
  });

  it('takes on every page that a document may have', () => {
    assert.equal(recognizer({ DOCUMENT_MAX_PAGES: '300', OCR_MAX_PAGES: '5' }).maxPages, 300);
  });
});
