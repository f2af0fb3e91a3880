import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrchestrationContext, Task } from 'durable-functions';
import { recognize } from '../../functions/ingest-recognition.ts';
import { settle } from '../../functions/ingest-stage.ts';
import type { IngestRun } from '../../shared/ingest/ingest-run.ts';

const run = { documentId: 'one' } as IngestRun;

interface Call {
  readonly activity: string;
  readonly input: Record<string, unknown>;
}

/** Runs the orchestrator's part with a clock that only timers move. @returns what it asked for, and how it ended */
function orchestrate(pages: readonly number[], answer: (call: Call) => unknown) {
  const calls: Call[] = [];
  const waits: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  const df = {
    get currentUtcDateTime() {
      return new Date(now);
    },
    callActivityWithRetry: (activity: string, _retry: unknown, input: Call['input']) => ({
      activity,
      input,
    }),
    createTimer: (at: Date) => at,
    Task: { all: (tasks: readonly Call[]) => tasks },
  };
  const context = { df } as unknown as OrchestrationContext;
  const generator = settle(recognize(context, run, pages));
  let step = generator.next();
  while (step.done !== true) {
    const task = step.value as Task | Date | Call[];
    if (task instanceof Date) {
      waits.push((task.getTime() - now) / 1000);
      now = task.getTime();
      step = generator.next();
    } else {
      const asked = task as Call[];
      calls.push(...asked);
      step = generator.next(asked.map((call) => toResult(answer(call))));
    }
  }
  return { calls, waits, end: step.value };
}

/** What an activity gives: its value, or word that it was put off. */
function toResult(answer: unknown): unknown {
  const isResult = typeof answer === 'object' && answer !== null && 'done' in answer;
  return isResult ? answer : { done: true, value: answer };
}

const finished = { state: 'finished' };
const namesOf = (calls: readonly Call[]) => calls.map(({ activity }) => activity);

describe('recognize', () => {
  it('does nothing when every page has text', () => {
    assert.deepEqual(orchestrate([], () => undefined).calls, []);
  });

  it('plans, reads call after call and merges', () => {
    const plan = { calls: [[1, 2], [5]] };
    const { calls, waits } = orchestrate([1, 2, 5], ({ activity }) =>
      activity === 'plan-recognition' ? plan : finished,
    );
    assert.deepEqual(calls, [
      { activity: 'plan-recognition', input: { run, pages: [1, 2, 5] } },
      { activity: 'recognize-pages', input: { run, pages: [1, 2], remaining: 1 } },
      { activity: 'recognize-pages', input: { run, pages: [5], remaining: 0 } },
      { activity: 'merge-recognition', input: { run, pages: [1, 2, 5], reasons: [] } },
    ]);
    assert.deepEqual(waits, []);
  });

  it('waits on timers, with the operation in its history, no shorter than it is asked to', () => {
    let asked = 0;
    const { calls, waits } = orchestrate([1], ({ activity }) => {
      if (activity === 'plan-recognition') return { calls: [[1]] };
      asked += 1;
      if (asked > 8) return finished;
      return { state: 'waiting', retryAfter: asked === 8 ? 60 : 1, operation: 'op-1' };
    });
    assert.deepEqual(
      waits.map((seconds) => Math.floor(seconds)),
      [1, 2, 3, 5, 7, 11, 17, 60],
    );
    const operations = calls.slice(1, -1).map(({ input }) => input.operation);
    assert.deepEqual(operations, [undefined, ...new Array<string>(8).fill('op-1')]);
  });

  it('goes on with the same operation after the engine was too busy to say', () => {
    const states: unknown[] = [
      { done: true, value: { state: 'waiting', retryAfter: 1, operation: 'op-1' } },
      { done: false, retryAfter: 90, error: { code: 'recognition_unavailable', message: '' } },
      { done: true, value: finished },
    ];
    const { calls, waits } = orchestrate([1], ({ activity }) =>
      activity === 'recognize-pages' ? states.shift() : { done: true, value: { calls: [[1]] } },
    );
    assert.deepEqual(calls[2], calls[3]);
    assert.equal(calls[3]?.input.operation, 'op-1');
    assert.equal(waits.at(-1), 90);
  });

  it('hands the reasons on, each once', () => {
    const plan = { calls: [[1], [2]] };
    const { calls } = orchestrate([1, 2], ({ activity }) =>
      activity === 'plan-recognition' ? plan : { ...finished, failure: 'It is damaged.' },
    );
    assert.deepEqual(calls.at(-1)?.input.reasons, ['It is damaged.']);

    const refused = orchestrate([1], () => ({ calls: [], refusal: 'It is off.' }));
    assert.deepEqual(namesOf(refused.calls), ['plan-recognition', 'merge-recognition']);
    assert.deepEqual(refused.calls[1]?.input.reasons, ['It is off.']);
  });

  it('gives a service half an hour, then fails the run', () => {
    const { waits, end } = orchestrate([1], ({ activity }) =>
      activity === 'plan-recognition'
        ? { calls: [[1]] }
        : { state: 'waiting', retryAfter: 1, operation: 'op-1' },
    );
    const waited = waits.reduce((sum, seconds) => sum + seconds, 0);
    assert.ok(waited > 29 * 60 && waited <= 30 * 60);
    assert.ok(waits.length < 120);
    assert.equal(end?.outcome, 'failed');
    assert.equal(end.error.code, 'recognition_unavailable');
    assert.equal(end.permanent, false);
  });
});
