import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentEvent } from '../../shared/domain/document-event.ts';
import type { DocumentEvents } from '../../shared/ports/document-events.ts';

const signal = new AbortController().signal;
const about = {
  tenantId: 'acme',
  path: 'hr/ä.pdf',
  version: 'v1',
  at: '2026-01-01T00:00:00.000Z',
};

const indexed = (documentId: string): DocumentEvent => ({
  ...about,
  type: 'document.indexed',
  documentId,
  pages: 2,
  chunks: 3,
  tokens: 400,
});

export interface DocumentEventsUnderTest {
  readonly events: DocumentEvents;
  /** What a reader has got so far, in any order. */
  readonly receive: () => Promise<readonly unknown[]>;
}

/** What every DocumentEvents does. */
export function documentEventsContract(open: () => Promise<DocumentEventsUnderTest>): void {
  describe('document events', () => {
    it('reach a reader as they were published', async () => {
      const { events, receive } = await open();
      const error = { code: 'no_text', message: 'The file holds no text.' };
      const published: DocumentEvent[] = [
        indexed('one'),
        { ...about, type: 'document.failed', documentId: 'two', error },
        { ...about, type: 'document.deleted', documentId: 'three' },
      ];
      for (const event of published) await events.publish(event, signal);
      assert.deepEqual(await receive(), published);
    });

    it('reach a reader once when they are told twice', async () => {
      const { events, receive } = await open();
      await events.publish(indexed('four'), signal);
      await events.publish({ ...indexed('four'), at: '2026-01-01T00:00:09.000Z' }, signal);
      await events.publish({ ...about, type: 'document.deleted', documentId: 'four' }, signal);
      const types = (await receive()).map((event) => (event as DocumentEvent).type);
      assert.deepEqual(types, ['document.indexed', 'document.deleted']);
    });
  });
}
