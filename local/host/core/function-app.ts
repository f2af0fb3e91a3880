import { HostError } from '../host-error.ts';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookName,
  LogCategory,
  LogLevel,
  RegisteredFunction,
} from './core-types.ts';

const hookNames = ['appStart', 'appTerminate', 'preInvocation', 'postInvocation', 'log'] as const;

/** What one function app registered: its functions and its hooks. Open for registration until `start`. */
export class FunctionApp {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly #hooks = new Map<HookName, HookCallback[]>(hookNames.map((name) => [name, []]));
  readonly #appHookData = {};
  readonly #log: (level: LogLevel, category: LogCategory, message: string) => void;
  #started = false;

  constructor(log: (level: LogLevel, category: LogCategory, message: string) => void) {
    this.#log = log;
  }

  log(level: LogLevel, category: LogCategory, message: string): void {
    this.#log(level, category, message);
  }

  register(metadata: FunctionMetadata, callback: FunctionCallback): () => void {
    const { name } = metadata;
    if (this.#started) {
      throw new HostError(
        `Function "${name}" was registered after start. A function can only be registered while the entry module loads.`,
      );
    }
    if (this.functions.has(name)) {
      throw new HostError(`Two functions are named "${name}". Give each function its own name.`);
    }
    this.functions.set(name, { metadata, callback });
    return () => {
      this.functions.delete(name);
    };
  }

  /** @throws RangeError for a hook that the library's worker does not have either. */
  addHook(name: string, callback: HookCallback): () => void {
    const callbacks = this.#hooks.get(name as HookName);
    if (!callbacks) {
      // The library reads this mark to tell an old worker from a mistake in user code.
      throw Object.assign(new RangeError(`Unrecognized hook "${name}"`), {
        isAzureFunctionsSystemError: true,
      });
    }
    callbacks.push(callback);
    return () => {
      const index = callbacks.indexOf(callback);
      if (index >= 0) callbacks.splice(index, 1);
    };
  }

  /** Runs the hooks of one name in the order of their registration, each after the one before. */
  async runHooks(name: Exclude<HookName, 'log'>, context: object): Promise<void> {
    for (const hook of this.#hooksOf(name)) await hook(context);
  }

  /** Log hooks are synchronous: they may change the entry before it is written. */
  runLogHooks(context: object): void {
    for (const hook of this.#hooksOf('log')) hook(context);
  }

  async start(): Promise<void> {
    this.#started = true;
    await this.runHooks('appStart', { hookData: this.#appHookData });
  }

  async terminate(): Promise<void> {
    await this.runHooks('appTerminate', { hookData: this.#appHookData });
  }

  #hooksOf(name: HookName): readonly HookCallback[] {
    return [...(this.#hooks.get(name) ?? [])];
  }
}
