/** Permission to store one blob, for whoever holds the address. */
export interface UploadLink {
  /** Carries the permission: not for logs. */
  readonly url: string;
  readonly method: 'PUT';
  /** Headers the upload must have. */
  readonly headers: Readonly<Record<string, string>>;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/**
 * Gives out addresses to which clients upload directly, past this service.
 * Methods throw AppError `storage_unavailable`, or `configuration` when the account cannot sign.
 */
export interface UploadLinks {
  /** A link with which this one original can be written, and nothing else. */
  create(
    blobName: string,
    metadata: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<UploadLink>;
}
