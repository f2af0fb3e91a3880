import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import type { OrchestrationContext, Task } from 'durable-functions';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';
import { randomPlan, type Step } from './support/random-plan.ts';
import { seeded } from './support/seeded.ts';

const PLANS = 25;

let runs = new Map<string, number>();

df.app.activity('answer', {
  handler: async (input: { label: string; delayMs: number; failures: number }) => {
    const run = (runs.get(input.label) ?? 0) + 1;
    runs.set(input.label, run);
    if (input.delayMs > 0) await delay(input.delayMs);
    if (run <= input.failures) throw new Error(`failed: ${input.label}.`);
    return input.label;
  },
});
df.app.orchestration('answering', function* (context): Orchestration {
  return yield context.df.callActivity('answer', context.df.getInput());
});
df.app.orchestration('plan', function* (context): Orchestration {
  const wrong: string[] = [];
  for (const step of context.df.getInput<Step[]>()) yield* walk(context, step, wrong);
  return wrong;
});

/** Runs one step and notes every result that belongs to another step. */
function* walk(
  context: OrchestrationContext,
  step: Step,
  wrong: string[],
): Generator<Task, void, unknown> {
  if (step.kind !== 'any') {
    yield* check(schedule(context, step), step, wrong);
    return;
  }
  const tasks = step.steps.map((part) => ({ part, task: schedule(context, part) }));
  try {
    yield context.df.Task.any(tasks.map(({ task }) => task));
  } catch {
    // The first to end may be one that fails for good; its own check follows.
  }
  yield* check(schedule(context, step.between), step.between, wrong);
  for (const { part, task } of tasks) yield* check(task, part, wrong);
}

function* check(task: Task, step: Step, wrong: string[]): Generator<Task, void, unknown> {
  let result: unknown;
  try {
    result = yield task;
  } catch (error) {
    result = (error as Error).message;
  }
  if (!fits(result, step)) wrong.push(`${JSON.stringify(step)} got ${JSON.stringify(result)}`);
}

function fits(result: unknown, step: Step): boolean {
  if (step.kind === 'timer') return result === undefined || result === null;
  if (typeof result === 'string' && result.includes('failed: ')) {
    const label = /failed: (step \d+)\./.exec(result)?.[1];
    return JSON.stringify(step).includes(`"${label}"`);
  }
  if (step.kind === 'all') {
    return (
      Array.isArray(result) &&
      result.length === step.steps.length &&
      step.steps.every((part, index) => fits(result[index], part))
    );
  }
  return step.kind !== 'any' && result === step.label;
}

function schedule(context: OrchestrationContext, step: Step): Task {
  const { df: durable } = context;
  switch (step.kind) {
    case 'call':
      return durable.callActivity('answer', { ...step, failures: 0 });
    case 'retry':
      return durable.callActivityWithRetry('answer', new df.RetryOptions(500, step.attempts), step);
    case 'child':
      return durable.callSubOrchestratorWithRetry('answering', new df.RetryOptions(700, 3), step);
    case 'timer':
      return durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + step.afterMs));
    case 'all':
      return durable.Task.all(step.steps.map((part) => schedule(context, part)));
    case 'any':
      throw new Error('Task.any is walked, not scheduled as a whole.');
  }
}

describe('the sequence numbers of hub and library', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  for (let seed = 1; seed <= PLANS; seed++) {
    it(`stay in step in random plan ${seed}`, async () => {
      runs = new Map();
      const id = await hub.client.startNew('plan', { input: randomPlan(seeded(seed)) });
      const status = await hub.runThroughTimers(id);
      assert.equal(status.runtimeStatus, 'Completed', String(status.output));
      assert.deepEqual(status.output, []);
    });
  }
});
