import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ScheduledAction } from '../../../../local/durable/action.ts';
import { HistoryEventType, type HistoryEvent } from '../../../../local/durable/history-event.ts';
import { checkDeterminism } from '../../../../local/durable/orchestrator/check-determinism.ts';

const Timestamp = '2026-01-01T00:00:00.000Z';
const created: HistoryEvent[] = [
  { EventType: HistoryEventType.TaskScheduled, EventId: 0, Timestamp, Name: 'a', Input: '1' },
  { EventType: HistoryEventType.TimerCreated, EventId: 3, Timestamp, FireAt: Timestamp },
];
const activity = (name: string): ScheduledAction => ({ kind: 'activity', name, input: '2' });
const timer: ScheduledAction = { kind: 'timer', fireAt: 0, cancelled: false };

describe('checkDeterminism', () => {
  it('accepts the same actions and more, whatever their inputs', () => {
    assert.equal(checkDeterminism(created, [activity('a'), timer]), undefined);
    assert.equal(checkDeterminism(created, [activity('a'), timer, activity('new')]), undefined);
  });

  it('finds another name', () => {
    assert.match(
      checkDeterminism(created, [activity('b'), timer]) ?? '',
      /scheduled TaskScheduled 'a' with sequence number 0, but the replay scheduled an activity 'b' in its place/,
    );
  });

  it('finds another kind', () => {
    assert.match(
      checkDeterminism(created, [activity('a'), activity('a')]) ?? '',
      /scheduled TimerCreated with sequence number 3, but the replay scheduled an activity 'a'/,
    );
  });

  it('finds an action that is missing', () => {
    assert.match(
      checkDeterminism(created, [activity('a')]) ?? '',
      /sequence number 3, but the replay did not schedule it/,
    );
  });
});
