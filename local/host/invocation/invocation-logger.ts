import type { LogCategory, LogLevel } from '../core/core-types.ts';
import type { FunctionApp } from '../core/function-app.ts';
import type { HostLog } from '../host-log.ts';

/** Writes the log lines of one invocation, through the app's log hooks. */
export class InvocationLogger {
  readonly #app: FunctionApp;
  readonly #log: HostLog;
  readonly #function: string;
  readonly #invocationId: string;
  #hookContext: object = { hookData: {} };

  constructor(app: FunctionApp, log: HostLog, functionName: string, invocationId: string) {
    this.#app = app;
    this.#log = log;
    this.#function = functionName;
    this.#invocationId = invocationId;
  }

  /** From here on log hooks see the invocation's context and hook data. */
  attach(hookContext: { hookData: object; invocationContext: object }): void {
    this.#hookContext = hookContext;
  }

  log(level: LogLevel, category: LogCategory, message: string): void {
    const entry = { ...this.#hookContext, level, category, message };
    this.#app.runLogHooks(entry);
    this.#log.message({
      level: entry.level,
      source: category === 'user' ? 'user' : 'system',
      message: entry.message,
      function: this.#function,
      invocationId: this.#invocationId,
    });
  }
}
