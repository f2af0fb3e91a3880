/** What one job may take. Plain data: it is handed to another process. */
export interface WorkerLimits {
  /** Milliseconds for a job, and for each of its pages once their number is known. */
  readonly time: { readonly base: number; readonly perPage: number };
  /** Megabytes that the worker's process may hold in all. */
  readonly memory: number;
  /** Milliseconds between two looks at its memory. */
  readonly memoryCheck: number;
}
