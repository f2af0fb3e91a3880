/** A link of a client, as long as it may receive something. */
export interface OpenLink {
  /** To be called when the link, its session or its connection is gone. May be called again. */
  end(): void;
}
