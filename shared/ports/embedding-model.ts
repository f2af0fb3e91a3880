/** Turns texts into vectors of `dimensions` numbers with unit length. */
export interface EmbeddingModel {
  /** Names model and dimensions: vectors of different ids must never be compared. */
  readonly id: string;
  readonly dimensions: number;
  /**
   * @returns one vector a text, in order.
   * @throws AppError `model_unavailable`, or `aborted` when `signal` fires.
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}
