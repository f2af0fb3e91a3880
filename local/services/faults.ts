import { setTimeout as delay } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One rule of a service's fault endpoint (`PUT /_faults` with a JSON array of rules; `[]` clears;
 * `GET /_faults` lists them). The first rule that matches a request, and whose chance comes up, decides its fate.
 */
export interface FaultRule {
  /** Substring of `METHOD /path`, and of `METHOD /path key` with `itemStatus`; absent matches all. */
  readonly match?: string;
  /** Answer with this status instead of serving the request. */
  readonly status?: number;
  /** Serve the request, but report this status for single items of its batch; `rate` and `count` are of items. */
  readonly itemStatus?: number;
  /** `Retry-After` in seconds, sent with `status`. */
  readonly retryAfter?: number;
  /** `x-ms-retry-after-ms`, sent with `status`. */
  readonly retryAfterMs?: number;
  /** Wait this long before serving or failing, in milliseconds. */
  readonly latencyMs?: number;
  /** Destroy the connection after this many bytes of response body; 0 cuts before the status line. */
  readonly cutAfterBytes?: number;
  /** Share of matching requests that are hit, 0–1; absent means all. */
  readonly rate?: number;
  /** How many more requests are hit before the rule expires; absent means no limit. */
  readonly count?: number;
}

/** Holds a service's fault rules and applies them. Randomness is injected so that tests are repeatable. */
export class Faults {
  #rules: { rule: FaultRule; left: number }[] = [];
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  get rules(): readonly FaultRule[] {
    return this.#rules.map((entry) => entry.rule);
  }

  set(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, left: rule.count ?? Infinity }));
  }

  /** @returns true when the fault answered (or cut) the request, so that the caller must not. */
  async apply(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const rule = this.#take(targetOf(request), ({ itemStatus }) => itemStatus === undefined);
    if (!rule) return false;
    if (rule.latencyMs) await delay(rule.latencyMs);
    if (rule.status !== undefined) {
      response.writeHead(rule.status, {
        'content-type': 'application/json',
        ...(rule.retryAfter !== undefined && { 'retry-after': String(rule.retryAfter) }),
        ...(rule.retryAfterMs !== undefined && {
          'x-ms-retry-after-ms': String(rule.retryAfterMs),
        }),
      });
      response.end(JSON.stringify(injectedError(rule.status)));
      return true;
    }
    if (rule.cutAfterBytes === 0) {
      request.socket.destroy();
      return true;
    }
    if (rule.cutAfterBytes !== undefined) cutAfter(response, rule.cutAfterBytes);
    return false;
  }

  /** @returns the status with which an item of the request's batch must fail; undefined to serve it. */
  itemStatus(request: IncomingMessage, key: string): number | undefined {
    const target = `${targetOf(request)} ${key}`;
    return this.#take(target, ({ itemStatus }) => itemStatus !== undefined)?.itemStatus;
  }

  #take(target: string, applies: (rule: FaultRule) => boolean): FaultRule | undefined {
    const entry = this.#rules.find(
      ({ rule, left }) =>
        left > 0 &&
        applies(rule) &&
        target.includes(rule.match ?? '') &&
        this.#random() < (rule.rate ?? 1),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.rule;
  }
}

function targetOf(request: IncomingMessage): string {
  return `${request.method ?? ''} ${request.url ?? ''}`;
}

/** Carries `code`/`message` at the top for Cosmos DB and under `error` for AI Search and OpenAI clients. */
function injectedError(status: number) {
  const message = `Injected fault: ${status}`;
  return { code: String(status), message, error: { code: String(status), message, type: 'fault' } };
}

function cutAfter(response: ServerResponse, bytes: number): void {
  let sent = 0;
  const write = response.write.bind(response) as (chunk: Buffer) => boolean;
  const send = (chunk: unknown): boolean => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return true;
    const buffer = Buffer.from(chunk as string);
    const room = bytes - sent;
    sent += buffer.length;
    if (room > 0) write(buffer.subarray(0, room));
    if (sent >= bytes) setImmediate(() => response.destroy());
    return sent < bytes;
  };
  response.write = send as typeof response.write;
  const end = response.end.bind(response);
  response.end = ((chunk?: unknown) => {
    if (chunk === undefined || send(chunk)) end();
    return response;
  }) as typeof response.end;
}
