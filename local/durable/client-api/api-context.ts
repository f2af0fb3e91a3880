import type { HubContext } from '../hub-context.ts';

/** What the routes work on. */
export interface ApiContext {
  readonly hub: HubContext;
  readonly hubName: string;
  /** Says that an instance has new messages. */
  readonly wake: (instanceId: string) => void;
}

/** A request after routing. */
export interface ApiRequest {
  /** Absolute URL of the request. */
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** The parameters of the route's template, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** `body` is sent as JSON. */
export interface ApiResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the API. */
export type Route = (request: ApiRequest, context: ApiContext) => ApiResponse;

/** @returns a response whose body says what is wrong. */
export function problem(status: number, message: string): ApiResponse {
  return { status, body: { message } };
}
