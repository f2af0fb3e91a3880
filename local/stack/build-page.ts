import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { LocalError } from './local-error.ts';

/**
 * Builds the page when its sources changed since the last time.
 * @returns the folder to serve. @throws LocalError with the build's output when it fails, or the signal's reason
 */
export async function buildPage(root: string, signal?: AbortSignal): Promise<string> {
  const directory = join(root, 'web', 'dist');
  const stamp = join(directory, '.built-from');
  const sources = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return directory;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    throw new LocalError(
      'The page cannot be built: vite is not installed. Run npm ci, without --omit=dev.',
    );
  }
  const build = spawn(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    ...(signal && { signal }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  build.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  build.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(build, 'close')) as [number | null];
  if (code !== 0) throw new LocalError(`The page could not be built:\n${output.trim()}`);
  writeFileSync(stamp, sources);
  return directory;
}

/** What the page takes from elsewhere. */
const borrowed = [join('shared', 'text', 'printable-name.ts')];

function fingerprint(root: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const entries = readdirSync(join(root, 'web'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(root, 'web', 'dist')))
    .sort();
  files.push(...borrowed.map((file) => join(root, file)));
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}
