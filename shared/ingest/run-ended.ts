/**
 * Ends a run that has nothing left to do: `superseded` when a newer version or another run took over, `deleted` when its
 * document is gone. Not a failure: nobody needs to act.
 */
export class RunEnded extends Error {
  readonly outcome: 'superseded' | 'deleted';

  constructor(outcome: 'superseded' | 'deleted') {
    super(`The run is ${outcome}.`);
    this.name = 'RunEnded';
    this.outcome = outcome;
  }
}
