import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as the service saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly key: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

export interface ScriptedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const analyze = '/documentintelligence/documentModels/prebuilt-layout:analyze';
const results = '/documentintelligence/documentModels/prebuilt-layout/analyzeResults/';

/**
 * The REST calls of Azure AI Document Intelligence (2024-11-30) that the product makes: analyze a document, ask for the
 * result. It reads the words out of a table by page instead of the picture, and stays `running` for a number of questions.
 */
export class DocumentIntelligence {
  readonly requests: SeenRequest[] = [];
  /** Answers to give before the usual ones, to whatever is asked. */
  readonly script: ScriptedReply[] = [];
  /** What each page shows. */
  readonly texts = new Map<number, string>();
  pollsUntilDone = 1;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #operations = new Map<string, { readonly pages: readonly number[]; polls: number }>();

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many documents it was asked to analyze. */
  get analyses(): number {
    return this.requests.filter(({ method }) => method === 'POST').length;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.endpoint);
    const body = await buffer(request);
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      key: request.headers['ocp-apim-subscription-key']?.toString(),
      contentType: request.headers['content-type'],
      body,
    };
    this.requests.push(seen);
    const reply = this.script.shift() ?? this.#answer(seen);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  }

  #answer({ method, path, query, body }: SeenRequest): ScriptedReply {
    if (query.get('api-version') !== '2024-11-30') return fault(404, 'NotFound');
    if (method === 'POST' && path === analyze) return this.#begin(query, body);
    if (method === 'GET' && path.startsWith(results)) return this.#poll(path.slice(results.length));
    return fault(404, 'NotFound');
  }

  #begin(query: URLSearchParams, body: Buffer): ScriptedReply {
    if (!body.subarray(0, 5).equals(Buffer.from('%PDF-'))) return fault(400, 'InvalidRequest');
    const id = `0000-${this.#operations.size + 1}`;
    const pages = (query.get('pages') ?? '').split(',').map(Number);
    this.#operations.set(id, { pages, polls: 0 });
    const location = `${this.endpoint}${results}${id}?api-version=2024-11-30`;
    return { status: 202, headers: { 'operation-location': location, 'retry-after': '1' } };
  }

  #poll(id: string): ScriptedReply {
    const operation = this.#operations.get(id);
    if (operation === undefined) return fault(404, 'NotFound');
    operation.polls += 1;
    if (operation.polls < this.pollsUntilDone) {
      return { status: 200, headers: { 'retry-after': '3' }, body: { status: 'running' } };
    }
    const analyzeResult = this.#analyze(operation.pages);
    return { status: 200, body: { status: 'succeeded', analyzeResult } };
  }

  #analyze(numbers: readonly number[]) {
    let content = '';
    const pages = numbers.map((pageNumber) => {
      if (content !== '') content += '\n\n<!-- PageBreak -->\n\n';
      const text = this.texts.get(pageNumber) ?? '';
      const span = { offset: content.length, length: text.length };
      content += text;
      const words = text.split(/\s+/u).map((word) => ({ content: word, confidence: 0.98 }));
      return { pageNumber, spans: [span], words: text === '' ? [] : words };
    });
    return { apiVersion: '2024-11-30', contentFormat: 'markdown', content, pages, tables: [] };
  }
}

function fault(status: number, code: string): ScriptedReply {
  return { status, body: { error: { code, message: `${code}.` } } };
}
