import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bundle } from './bundle.ts';
import { bundleFaults, type Lockfile } from './check-bundle.ts';
import { packageSize } from './package-size.ts';

const root = join(import.meta.dirname, '..', '..');
const outdir = join(root, 'dist');
const megabytes = (bytes: number) => `${(bytes / (1024 * 1024)).toFixed(2)} MB`;

const metafile = await bundle(root, outdir);
const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
const faults = bundleFaults(metafile, lockfile);
if (faults.length > 0) {
  console.error(`The bundle must not be deployed:\n  ${faults.join('\n  ')}`);
  process.exit(1);
}
const { files, unpacked, zipped } = packageSize(root, outdir);
console.log(
  `dist/ is built. A deployment is host.json, package.json and dist/, without node_modules:\n` +
    `${files} files, ${megabytes(unpacked)}, ${megabytes(zipped)} as a zip file.`,
);
