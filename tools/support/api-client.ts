import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type * as z from 'zod';
import { problemSchema } from '../../shared/http/schemas/common-schemas.ts';
import { documentSchema } from '../../shared/http/schemas/document-schemas.ts';
import { chatResponse } from '../../shared/http/schemas/question-schemas.ts';

export type ChatResponse = z.output<typeof chatResponse>;
export type DocumentResponse = z.output<typeof documentSchema>;
export type Problem = z.output<typeof problemSchema>;

/** The API answered with a problem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.code}: ${problem.detail}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = problem;
  }
}

/** A client of the HTTP API for tools and tests; responses are checked against the published schemas. */
export class ApiClient {
  readonly url: string;

  /** @param url base URL of the deployment, for example `http://localhost:7071`. */
  constructor(url: string) {
    this.url = url.replace(/\/$/, '');
  }

  async ask(message: string, sessionId?: string): Promise<ChatResponse> {
    const response = await this.fetch('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message, ...(sessionId !== undefined && { sessionId }) }),
    });
    return chatResponse.parse(await response.json());
  }

  /** Uploads a file; `path` is where the document is kept, the file's name when absent. */
  async upload(file: string, path = basename(file)): Promise<DocumentResponse> {
    return this.uploadContent(await readFile(file), path);
  }

  async uploadContent(content: Uint8Array | string, path: string): Promise<DocumentResponse> {
    const form = new FormData();
    form.set('file', new Blob([content]), basename(path));
    form.set('path', path);
    const response = await this.fetch('/api/documents', { method: 'POST', body: form });
    return documentSchema.parse(await response.json());
  }

  async document(id: string): Promise<DocumentResponse> {
    const response = await this.fetch(`/api/documents/${id}`);
    return documentSchema.parse(await response.json());
  }

  async documents(): Promise<DocumentResponse[]> {
    const all: DocumentResponse[] = [];
    for (let query = '?limit=100'; ;) {
      const response = await this.fetch(`/api/documents${query}`);
      const page = (await response.json()) as { items: unknown[]; continuation?: string };
      all.push(...page.items.map((item) => documentSchema.parse(item)));
      if (page.continuation === undefined) return all;
      query = `?limit=100&continuation=${encodeURIComponent(page.continuation)}`;
    }
  }

  /**
   * Waits until the documents with these ids are indexed or failed.
   * @throws Error naming those that are not, after `timeoutMs` milliseconds
   */
  async settled(ids: readonly string[], timeoutMs?: number): Promise<DocumentResponse[]> {
    return this.#settledWhere(new Set(ids), ({ id }) => id, timeoutMs);
  }

  /** The same for documents known by their paths. */
  async settledPaths(paths: readonly string[], timeoutMs?: number): Promise<DocumentResponse[]> {
    return this.#settledWhere(new Set(paths), ({ path }) => path, timeoutMs);
  }

  async #settledWhere(
    wanted: ReadonlySet<string>,
    key: (document: DocumentResponse) => string,
    timeoutMs = 120_000,
  ): Promise<DocumentResponse[]> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = (await this.documents()).filter((one) => wanted.has(key(one)));
      const open = found.filter(({ status }) => status !== 'indexed' && status !== 'failed');
      if (open.length === 0 && found.length === wanted.size) return found;
      if (Date.now() > deadline) {
        const states = open.map(({ path, status }) => `${path}: ${status}`);
        throw new Error(`Not settled in time: ${states.join(', ') || 'documents are missing'}.`);
      }
      await delay(100);
    }
  }

  /** Waits until a document is no longer there. @throws Error after `timeoutMs` milliseconds */
  async gone(id: string, timeoutMs = 60_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while ((await this.documents()).some((one) => one.id === id)) {
      if (Date.now() > deadline) throw new Error(`Document ${id} is still there.`);
      await delay(50);
    }
  }

  /** @throws ApiProblem for a status of 400 and above */
  async fetch(path: string, init?: RequestInit): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, init);
    if (response.ok) return response;
    const text = await response.text();
    if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
      throw new Error(
        `${path} answered ${response.status} without a problem: ${text.slice(0, 200)}`,
      );
    }
    throw new ApiProblem(response.status, problemSchema.parse(JSON.parse(text)));
  }
}
