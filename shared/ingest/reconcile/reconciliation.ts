import type { Services } from '../../services.ts';
import type { RunStarter } from '../start-ingestion.ts';

/** What was done about a difference. */
export type Repair =
  /** A blob without a record, or newer than it: its ingestion was started. */
  | 'ingested'
  /** A document at work without a run, or that failed because a service was away: its run was started again. */
  | 'restarted'
  /** The index holds another number of passages than it should: the document is made anew. */
  | 'reindexed'
  /** A record without a blob, or a deletion that broke off: its deletion was started. */
  | 'deleted'
  /** Passages of no document, or of a version that does not answer, were removed. */
  | 'chunks-removed'
  /** Processed blobs of no document were removed. */
  | 'blobs-removed'
  /** It could not be checked, for a reason that does not pass by itself. */
  | 'unchecked';

/** One pass over container, records, processed blobs and index, as far as it has come. Small, whatever there is to check. */
export interface Reconciliation {
  /** Names the pass: what it asks for is asked for once. */
  readonly id: string;
  /** Seconds. What changed within them may be at work and is left alone. */
  readonly grace: number;
  readonly phase: 'originals' | 'records' | 'processed' | 'chunks' | 'done';
  /** Those whose records, processed blobs and chunks are yet to be checked; the first one is at work. */
  readonly tenants: readonly string[];
  /** Where the phase goes on. */
  readonly from?: string;
  /** Chunks that the index should hold for the tenant at work. */
  readonly expected: number;
  /** Items looked at, by phase. */
  readonly checked: Readonly<Partial<Record<Reconciliation['phase'], number>>>;
  readonly repairs: Readonly<Partial<Record<Repair, number>>>;
  /** The first repairs, with what they concern, for the log. */
  readonly examples: readonly string[];
}

/** What one page of a phase came to. */
export interface CheckedPage {
  readonly checked: number;
  readonly repairs: readonly { readonly repair: Repair; readonly what: string }[];
  /** Where the next page begins; absent at the end of the phase. */
  readonly next?: string;
  /** Chunks that the documents of the page should have in the index. */
  readonly expected?: number;
}

/** What checking needs. */
export type ReconcilePorts = Pick<
  Services,
  'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings'
> & { readonly runs: RunStarter };

/** Items of a page. */
export const pageSize = 200;
/** Items of a page that are looked at at the same time. */
export const atOnce = 8;

const mostExamples = 20;

export function beginReconciliation(id: string, grace = 600): Reconciliation {
  const none = { checked: {}, repairs: {}, examples: [] };
  return { id, grace, phase: 'originals', tenants: [], expected: 0, ...none };
}

/** Adds what a page came to. */
export function countPage(state: Reconciliation, page: CheckedPage): Reconciliation {
  const repairs = { ...state.repairs };
  for (const { repair } of page.repairs) repairs[repair] = (repairs[repair] ?? 0) + 1;
  const examples = page.repairs.map(({ repair, what }) => `${repair}: ${what}`);
  return {
    ...state,
    checked: {
      ...state.checked,
      [state.phase]: (state.checked[state.phase] ?? 0) + page.checked,
    },
    repairs,
    examples: [...state.examples, ...examples].slice(0, mostExamples),
    expected: state.expected + (page.expected ?? 0),
  };
}

/** Whether something changed so lately that what belongs to it may be under way. @param at ISO 8601 UTC */
export function isRecent(
  at: string,
  { grace }: Pick<Reconciliation, 'grace'>,
  { clock }: Pick<ReconcilePorts, 'clock'>,
): boolean {
  return clock.now().getTime() - Date.parse(at) < grace * 1000;
}
