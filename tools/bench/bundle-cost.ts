import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bundle } from '../build/bundle.ts';
import { median } from '../support/statistics.ts';
import { figure, type Figure } from './figure.ts';

const runs = 7;

/** Size of the deployment bundle, and how long a process takes to import it once the file cache is warm. */
export async function bundleCost(root: string): Promise<Figure[]> {
  const outdir = join(root, 'dist');
  await bundle(root, outdir);
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const bytes = files.reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);
  const times = Array.from({ length: runs + 1 }, () => importTime(root, join(outdir, 'main.js')));
  return [
    figure('deployment bundle', bytes / (1024 * 1024), 'MB', '≤ 6'),
    figure('import of the bundle, warm p50', median(times.slice(1)), 'ms', '≤ 350'),
  ];
}

function importTime(root: string, entry: string): number {
  const output = execFileSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'tools', 'bench', 'time-import.ts'),
      entry,
    ],
    { encoding: 'utf8' },
  );
  return Number(output);
}
