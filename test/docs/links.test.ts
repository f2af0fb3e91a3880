import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readPage, root } from '../support/read-page.ts';

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];

interface Link {
  readonly page: string;
  readonly target: string;
}

/** Links and images that lead nowhere outside; code is not looked at. */
function relativeLinks(page: string): Link[] {
  const prose = readPage(page).replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gmu, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/gu)]
    .map(([, target = '']) => ({ page, target }))
    .filter(({ target }) => !/^[a-z]+:/u.test(target));
}

/** The anchors of a page's headings, as code hosts make them. */
function anchors(page: string): Set<string> {
  const headings = readPage(page)
    .replaceAll(/^```[\s\S]*?^```/gmu, '')
    .matchAll(/^#+ (.+)$/gmu);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

const links = pages.flatMap(relativeLinks);

test('links in the documentation lead to files that exist', () => {
  const broken = links.filter(({ page, target }) => {
    const [path = ''] = target.split('#');
    return path !== '' && !existsSync(join(root, dirname(page), path));
  });
  assert.notEqual(links.length, 0);
  assert.deepEqual(broken, []);
});

test('links to a heading lead to one that exists', () => {
  const broken = links.filter(({ page, target }) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    return anchor !== undefined && file.endsWith('.md') && !anchors(file).has(anchor);
  });
  assert.deepEqual(broken, []);
});

test('every page of docs/ is in its index', () => {
  const index = readPage('docs/README.md');
  const missing = globSync('docs/*.md', { cwd: root })
    .map((page) => page.replace(/^docs[\\/]/u, ''))
    .filter((page) => page !== 'README.md' && !index.includes(`](${page})`));
  assert.deepEqual(missing, []);
});
