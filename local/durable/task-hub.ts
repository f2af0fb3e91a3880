import type { IncomingMessage, ServerResponse } from 'node:http';

/** Typed data as the Functions worker protocol carries it: JSON text, or a plain string. */
export type RpcText = { json: string } | { string: string };

/** Runs registered functions; the Functions host supplies it. */
export interface FunctionInvoker {
  /**
   * Runs a registered function once.
   *
   * @param input raw RPC typed data for the trigger
   * @param options.triggerMetadata RPC typed data by name
   * @returns the decoded return value
   * @throws the error that the function threw
   */
  invoke(
    functionName: string,
    input: RpcText,
    options?: { triggerMetadata?: Record<string, RpcText> },
  ): Promise<unknown>;
  has(
    functionName: string,
    trigger: 'orchestrationTrigger' | 'activityTrigger' | 'entityTrigger',
  ): boolean;
}

/** The part of host.json's `extensions.durableTask` section that the hub obeys. */
export interface TaskHubSettings {
  readonly maxConcurrentActivityFunctions: number;
  readonly maxConcurrentOrchestratorFunctions: number;
}

/** Work outside the hub that its activities let go first. */
export interface Precedence {
  readonly isTaken: boolean;
  /** Calls back each time it is free again. */
  onFree(callback: () => void): void;
}

/** One line of the hub's log. */
export interface TaskHubLogEntry {
  readonly level: 'information' | 'warning' | 'error';
  readonly message: string;
  readonly instanceId?: string;
  readonly functionName?: string;
}

/** Calls back once after `delayMs`, unless the returned function is called before. */
export type SetTimer = (callback: () => void, delayMs: number) => () => void;

export interface TaskHubOptions {
  /** Path of the SQLite file; created when missing. One process at a time may have it open. */
  readonly file: string;
  readonly hubName: string;
  readonly invoker: FunctionInvoker;
  readonly settings: TaskHubSettings;
  /** While it is taken, few activities begin. */
  readonly precedence?: Precedence;
  readonly log: (entry: TaskHubLogEntry) => void;
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
  /** Makes instance and execution ids. */
  readonly newId?: () => string;
  readonly setTimer?: SetTimer;
}

/** A running task hub: durable state, workers and the HTTP API of the Durable client. */
export interface TaskHub {
  /** @returns true when the path is the hub's and the request was answered. */
  handleHttp(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /**
   * @param baseUrl origin of the host, for example `http://127.0.0.1:7071`
   * @returns JSON for a `durableClient` input binding, the access key included
   */
  clientBinding(baseUrl: string): string;
  /** Takes up all pending work. Call it once the functions are registered. */
  start(): void;
  /** Stops at once. Work whose result is not stored yet runs again after the next start. */
  close(): Promise<void>;
}
