import type { Deletion } from './start-deletion.ts';

/**
 * Ends a run from within a step: `superseded` when a newer version or another run took over, `deleted` when its document is
 * gone, `work-lost` when storage or the index lost what an earlier step wrote, so that the run begins again. Not a failure: nobody needs
 * to act.
 */
export class RunEnded extends Error {
  readonly outcome: 'superseded' | 'deleted' | 'work-lost';
  /** What the step itself deleted, if so; what a deletion does afterwards is still to be done. */
  readonly deletion: Deletion | undefined;

  constructor(outcome: 'superseded' | 'deleted' | 'work-lost', deletion?: Deletion) {
    super(`The run is ${outcome}.`);
    this.name = 'RunEnded';
    this.outcome = outcome;
    this.deletion = deletion;
  }
}
