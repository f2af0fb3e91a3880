/** Who is asking. Every query, filter and cache key carries `tenantId` and `groups`. */
export interface Principal {
  readonly tenantId: string;
  readonly userId: string;
  /** Group ids the caller belongs to; a document without groups is readable by the whole tenant. */
  readonly groups: readonly string[];
}
