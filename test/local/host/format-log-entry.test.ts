import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatLogEntry } from '../../../local/host/format-log-entry.ts';

const time = '2026-03-01T10:20:30.456Z';

it('writes an invocation on one line', () => {
  const line = formatLogEntry({
    kind: 'invocation',
    time,
    level: 'error',
    function: 'chat',
    invocationId: 'id-1',
    trigger: 'httpTrigger',
    subject: 'POST /api/chat',
    outcome: 'failed',
    status: 500,
    durationMs: 12.6,
    error: 'Error: reason',
  });
  assert.equal(line, '10:20:30.456 chat  POST /api/chat  failed  500  13 ms  id-1  Error: reason');
});

it('writes a message with its origin, and its level unless it is for information', () => {
  const entry = {
    kind: 'message',
    time,
    source: 'user',
    message: 'text',
    function: 'chat',
  } as const;
  assert.equal(
    formatLogEntry({ ...entry, level: 'information', invocationId: 'id-1' }),
    '10:20:30.456 chat  id-1  text',
  );
  assert.equal(formatLogEntry({ ...entry, level: 'warning' }), '10:20:30.456 warning  chat  text');
});
