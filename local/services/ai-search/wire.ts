/** A request as operations see it. */
export interface ServiceRequest {
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** Base URL and path the client used; continuation links point there. */
  readonly url: string;
}

/** A reply: JSON unless it is a string. */
export interface ServiceReply {
  readonly status: number;
  readonly body?: unknown;
}
