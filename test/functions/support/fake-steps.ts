import type { IngestRequest, IngestRun } from '../../../shared/ingest/ingest-run.ts';
import type { StepResult } from '../../../shared/ingest/run-result.ts';
import { df } from '../../local/durable/support/functions-app.ts';

/** A document as the steps see it. */
export interface FakeDocument {
  readonly batches: number;
  readonly concurrency: number;
  readonly unchanged?: true;
}

type Answer = StepResult<unknown> | undefined | Promise<StepResult<unknown> | undefined>;
/** A run or a request, or what has one in it. */
interface StepInput {
  readonly blobName?: string;
  readonly run?: IngestRun;
  readonly batch?: number;
  readonly range?: { readonly first: number };
}

/** The activities of an ingestion, which only note that they ran. Tests say what is different. */
export class FakeSteps {
  document: FakeDocument = { batches: 1, concurrency: 4 };
  /** What ran, in order, for example `embed-batch 3`. */
  readonly ran: string[] = [];
  /** What `publish-event` was given. */
  readonly published: unknown[] = [];
  /** Answers instead of a step, or lets it answer. */
  intercept: (step: string, input: StepInput) => Answer = () => undefined;

  /** Registers the activities with the app; once a process. */
  register(): void {
    this.#step('register-document', (input) => this.#toRun(input as unknown as IngestRequest));
    this.#step('parse-document', () => ({ pages: 1, pagesWithoutText: [] }));
    this.#step('join-ranges', () => ({ pages: 300, pagesWithoutText: [] }));
    this.#step('chunk-document', () => {
      const { batches } = this.document;
      return { chunks: batches, batches };
    });
    const about = { tenantId: 'acme', documentId: '1', path: 'a.pdf', version: 'v1' };
    for (const name of ['publish-version', 'change-properties']) {
      this.#step(name, () => {
        const pages = this.ran.includes('join-ranges') ? 300 : 1;
        return { ...about, pages, chunks: this.document.batches, tokens: 90 };
      });
    }
    this.#step('fail-document', () => about);
    this.#step('publish-event', (event) => this.published.push(event));
    const silent = [
      'parse-range',
      'discard-ranges',
      'embed-batch',
      'index-batch',
      'sweep-document',
    ];
    for (const name of silent) this.#step(name, () => undefined);
  }

  reset(document: FakeDocument): void {
    this.document = document;
    this.ran.length = 0;
    this.published.length = 0;
    this.intercept = () => undefined;
  }

  #step(name: string, value: (input: StepInput) => unknown): void {
    df.app.activity(name, {
      handler: async (input: StepInput): Promise<StepResult<unknown>> => {
        this.ran.push(input.batch === undefined ? name : `${name} ${input.batch}`);
        return (await this.intercept(name, input)) ?? { done: true, value: value(input) };
      },
    });
  }

  #toRun({ blobName, etag }: IngestRequest): IngestRun {
    return {
      blobName,
      etag,
      tenantId: 'acme',
      documentId: '0123456789abcdef0123456789abcdef',
      path: blobName,
      version: etag,
      lastModified: '2026-01-01T00:00:00.000Z',
      concurrency: this.document.concurrency,
      ...(this.document.unchanged && { unchanged: true }),
    };
  }
}
