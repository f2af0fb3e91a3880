import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { HostLogEntry } from '../../../local/host/host-log.ts';
import { hostLogFile } from '../../../local/stack/host-log-file.ts';
import { until } from '../../support/document-container.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const entry = (level: HostLogEntry['level'], name: string): HostLogEntry => ({
  kind: 'message',
  time: '2026-03-01T08:00:00.000Z',
  level,
  source: 'user',
  function: name,
  message: `${level} of ${name}`,
});

test('keeps every entry and shows warnings and errors, but no warning that is told otherwise', async (t) => {
  const path = join(temporaryFolder(t), 'host.log');
  const shown: string[] = [];
  const log = hostLogFile(path, (line) => shown.push(line), ['quiet']);
  const entries = [
    entry('information', 'loud'),
    entry('warning', 'loud'),
    entry('warning', 'quiet'),
    entry('error', 'quiet'),
  ];
  for (const one of entries) log.write(one);
  log.close();
  const lines = entries.map((one) => `${JSON.stringify(one)}\n`).join('');
  await until(
    'the log is written',
    async () => existsSync(path) && readFileSync(path, 'utf8') === lines,
  );
  assert.deepEqual(
    shown.map((line) => line.replace(/^\S+ +\w+ +\w+ +/u, '')),
    ['warning of loud', 'error of quiet'],
  );
});
