/** A document without its vectors: field values as JSON has them; dates are ISO 8601 in UTC. */
export type StoredDocument = Readonly<Record<string, unknown>>;

/** Vectors by field name. */
export type DocumentVectors = ReadonlyMap<string, Float32Array>;
