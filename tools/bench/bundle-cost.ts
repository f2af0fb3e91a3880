import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { bundle } from '../build/bundle.ts';
import { packageSize } from '../build/package-size.ts';
import { median } from '../support/statistics.ts';
import { figure, type Figure } from './figure.ts';

const runs = 9;
const megabyte = 1024 * 1024;

/** Size of what is deployed, and how long a process takes to import it once the file cache is warm. */
export async function bundleCost(root: string): Promise<Figure[]> {
  const outdir = join(root, 'dist');
  await bundle(root, outdir);
  const { unpacked, zipped } = packageSize(root, outdir);
  const times = Array.from({ length: runs + 1 }, () => importTime(root, join(outdir, 'main.js')));
  return [
    figure('deployment, zipped as it is uploaded', zipped / megabyte, 'MB', '≤ 6'),
    figure('deployment, unpacked', unpacked / megabyte, 'MB'),
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
