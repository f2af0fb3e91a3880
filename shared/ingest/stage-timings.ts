import type { DocumentRecord, DocumentStatus, WorkingStatus } from '../domain/document.ts';

/** In these a run is at work on a document, or about to be. */
export const workingStatuses: readonly WorkingStatus[] = [
  'queued',
  'parsing',
  'chunking',
  'embedding',
  'indexing',
];

/** Whether a run is at work on a document with this status, or about to be. */
export function isWorking(status: DocumentStatus): status is WorkingStatus {
  return (workingStatuses as readonly DocumentStatus[]).includes(status);
}

/** The timings of a new version, which waits for its run. @param now ISO 8601 UTC */
export function firstTimings(now: string): DocumentRecord['timings'] {
  return { queued: { startedAt: now } };
}

/**
 * The timings of a record whose status changes from one to another: the stage that was left gets its duration, the one
 * that begins its start. A stage that is worked on again is timed anew. @param now ISO 8601 UTC
 */
export function changedTimings(
  { timings, status: from }: Pick<DocumentRecord, 'timings' | 'status'>,
  to: DocumentStatus,
  now: string,
): DocumentRecord['timings'] {
  if (from === to) return timings;
  const left = isWorking(from) ? timings[from] : undefined;
  return {
    ...timings,
    ...(isWorking(from) && left && { [from]: { ...left, ms: elapsedMs(left.startedAt, now) } }),
    ...(isWorking(to) && { [to]: { startedAt: now } }),
  };
}

/** Clocks of two instances may differ by a little: time never runs backwards. */
function elapsedMs(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
