import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildPage } from '../../local/stack/build-page.ts';

// Part of the installation, so that the first `npm start` finds the page built. An installation without development
// packages is a deployment, which has no page.
const root = join(import.meta.dirname, '..', '..');
if (existsSync(join(root, 'node_modules', 'vite'))) {
  try {
    await buildPage(root);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
