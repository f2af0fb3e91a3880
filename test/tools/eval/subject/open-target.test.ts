import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { evaluationRequest } from '../../../../shared/http/schemas/evaluation-schemas.ts';
import type { DocumentsDataset } from '../../../../tools/eval/dataset/dataset.ts';
import { storeFigures } from '../../../../tools/eval/store/store-figures.ts';
import { toFigures } from '../../../../tools/eval/store/to-figures.ts';
import { openTarget } from '../../../../tools/eval/subject/open-target.ts';
import { ApiClient } from '../../../../tools/support/api-client.ts';
import { aDatasetRun, aResult } from '../../../support/a-dataset-run.ts';

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** An app that answers every request with the same JSON, and remembers what it was sent. */
async function anApp(t: TestContext, reply: unknown) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url, headers: request.headers, body: JSON.parse(body) });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received };
}

const dataset: DocumentsDataset = {
  kind: 'documents',
  name: 'set',
  folder: 'set',
  files: ['set/manual.pdf'],
  questions: [],
};

describe('openTarget', () => {
  it('searches over the API, and knows documents by their file names', async (t) => {
    const item = {
      chunkId: 'c',
      documentId: 'd',
      title: 'Manual',
      path: 'there/manual.pdf',
      pageFrom: 2,
      pageTo: 3,
      headings: [],
      content: 'Five years.',
      score: 1,
    };
    const { url, received } = await anApp(t, { items: [item], degraded: ['rerank'] });
    const subject = await openTarget(dataset, url, { chosen: {}, upload: false });
    t.after(() => subject.close());
    const run = await subject.retrieve?.('How long?');
    assert.deepEqual(
      run?.stages.map(({ stage, passages }) => [stage, passages]),
      [
        [
          'search',
          [
            {
              document: 'manual.pdf',
              chunkId: 'c',
              pageFrom: 2,
              pageTo: 3,
              content: 'Five years.',
            },
          ],
        ],
      ],
    );
    assert.deepEqual(run.degraded, ['rerank']);
    assert.deepEqual(
      received.map(({ path, body }) => [path, body]),
      [['/api/search', { query: 'How long?', top: 50 }]],
    );
  });
});

describe('storeFigures', () => {
  it('sends what the API takes, under a key that is the same for the same run', async (t) => {
    const { url, received } = await anApp(t, { id: 'run-1' });
    const metrics = { right: 1 };
    const result = aResult({ parts: { answer: { metrics }, judge: { metrics, text: 'lexical' } } });
    const run = aDatasetRun([result], { tokens: { input: 5, output: 2 } });
    const evaluation = {
      format: 1,
      startedAt: '2026-01-01T00:00:00.000Z',
      commit: 'abcdef1234',
      datasets: [run],
    } as const;
    const figures = toFigures({ ...evaluation, datasets: [run] }, 'nightly');
    for (let time = 0; time < 2; time += 1) {
      assert.equal(await storeFigures(new ApiClient(url), figures), 'run-1');
    }
    const [first, second] = received;
    const stored = evaluationRequest.parse(first?.body);
    assert.equal(stored.datasets[0]?.judge, 'lexical');
    assert.equal(stored.datasets[0].questions, 1);
    assert.equal(first?.headers['idempotency-key'], second?.headers['idempotency-key']);
  });
});
