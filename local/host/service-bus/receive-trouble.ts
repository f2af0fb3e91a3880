import { summariseError } from '../invocation/describe-error.ts';
import type { Clock } from '../clock.ts';
import type { HostLog } from '../host-log.ts';

/** The SDK tries again every few seconds, so a trouble not heard of for so long was over. Milliseconds. */
const overAfterMs = 60_000;

/** Says in a sentence why no messages come. The same trouble, heard again and again, is told once. */
export class ReceiveTrouble {
  readonly #functionName: string;
  readonly #entityPath: string;
  readonly #log: HostLog;
  readonly #clock: Clock;
  #told = '';
  #heardAt = -Infinity;

  constructor(functionName: string, entityPath: string, log: HostLog, clock: Clock) {
    this.#functionName = functionName;
    this.#entityPath = entityPath;
    this.#log = log;
    this.#clock = clock;
  }

  report(reported: unknown): void {
    const error = firstOf(reported);
    if (isAftermath(error)) return;
    const message = this.#describe(error);
    const now = this.#clock.now();
    const isKnown = message === this.#told && now - this.#heardAt < overAfterMs;
    this.#heardAt = now;
    if (isKnown) return;
    this.#told = message;
    this.#log.message({ level: 'warning', source: 'host', function: this.#functionName, message });
  }

  /** Messages come again. */
  clear(): void {
    this.#told = '';
  }

  #describe(error: unknown): string {
    if (codeOf(error) === 'MessagingEntityNotFound') {
      return `${this.#entityPath} does not exist in Service Bus; the host goes on looking for it.`;
    }
    return `Service Bus gives no messages of ${this.#entityPath}; the host goes on trying: ${summariseError(error)}`;
  }
}

/** Of several attempts that failed, the first says most. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] as unknown) : error;
}

/** The SDK's receiver notices that the broker has closed it, which the broker has given a reason for. */
function isAftermath(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Cannot request messages');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
