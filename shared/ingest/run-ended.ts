/**
 * Ends a run from within a step: `superseded` when a newer version or another run took over, `deleted` when its document is
 * gone, `work-lost` when storage or the index lost what an earlier step wrote, so that the run begins again. Not a failure: nobody needs
 * to act.
 */
export class RunEnded extends Error {
  readonly outcome: 'superseded' | 'deleted' | 'work-lost';

  constructor(outcome: 'superseded' | 'deleted' | 'work-lost') {
    super(`The run is ${outcome}.`);
    this.name = 'RunEnded';
    this.outcome = outcome;
  }
}
