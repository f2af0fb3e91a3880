import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const help = `Runs the tests, two files at a time.

Usage: npm test -- [options] [word …]

  word        only files whose path holds one of the words, for example: npm test -- chunk e2e
  --long      fault tests with as many kills and as long outages as docs/ingestion.md promises
  --help      show this text

npm run test:fault is npm test -- --long test/fault`;

const root = join(import.meta.dirname, '..');
const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const files = globSync('test/**/*.test.ts', { cwd: root })
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`No test file has ${words.map((word) => `“${word}”`).join(' or ')} in its path.`);
  process.exit(1);
}
// Two files at a time: several start whole local stacks, and more of them would starve each other on a small machine.
const child = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=2', ...files],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(values.long && { GROUNDED_LONG_TESTS: '1' }) },
  },
);
child.on('exit', (code) => process.exit(code ?? 1));
