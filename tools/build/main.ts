import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bundle } from './bundle.ts';
import { forbiddenInputs, type PackageNames } from './check-bundle.ts';

const root = join(import.meta.dirname, '..', '..');
const outdir = join(root, 'dist');

const metafile = await bundle(root, outdir);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageNames;
const faults = forbiddenInputs(metafile, manifest);
if (faults.length > 0) {
  console.error(`The bundle holds what must not be deployed:\n  ${faults.join('\n  ')}`);
  process.exit(1);
}
const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((one) =>
  one.isFile(),
);
const bytes = files.reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);
console.log(`dist/: ${files.length} files, ${(bytes / (1024 * 1024)).toFixed(2)} MB`);
