/** Makes ids that sort by the time they were made, so that stores list them in order. */
export interface Ids {
  next(): string;
}
