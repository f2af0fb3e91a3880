/** A reply as it is given again. */
export interface KeptReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The right to execute a request: nobody else executes it while it is held. */
export interface Reservation {
  /** Holds it until `until`. @returns false when somebody else took over. */
  renew(until: Date): Promise<boolean>;
  /** Ends it with a reply, which is kept for a day. @returns false when somebody else took over. */
  keep(reply: KeptReply): Promise<boolean>;
  /** Ends it without one: the same key may be used again at once. */
  release(): Promise<void>;
}

export type ReserveOutcome =
  | { readonly state: 'reserved'; readonly reservation: Reservation }
  /** Somebody else is executing the same request. */
  | { readonly state: 'in-progress' }
  /** The key stands for another request. */
  | { readonly state: 'other-request' }
  | { readonly state: 'kept'; readonly reply: KeptReply };

/**
 * What came of requests that carried an idempotency key.
 * Methods throw AppError `store_unavailable`.
 */
export interface IdempotencyStore {
  /**
   * Asks to execute a request. A reservation that was not renewed in time counts as broken off and is taken over.
   * @param id stands for user, route and key. @param fingerprint stands for the whole request.
   */
  reserve(
    tenantId: string,
    id: string,
    fingerprint: string,
    lease: { readonly now: Date; readonly until: Date },
  ): Promise<ReserveOutcome>;
}
