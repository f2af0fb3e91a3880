/** The name every chat reply carries, whatever model or deployment was asked for. */
export const CHAT_MODEL = 'grounded-extractive';

/** The name every embedding reply carries; `dimensions` in a request may change the size. */
export const EMBEDDING_MODEL = 'grounded-hash-256';

export const DEFAULT_DIMENSIONS = 256;
