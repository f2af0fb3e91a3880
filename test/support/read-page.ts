import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** The text of a page, by its path below the repository. */
export function readPage(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A page's text from the heading with this title to the next heading of any level. */
export function section(page: string, title: string): string {
  const [, rest = ''] = page.split(new RegExp(`^#+ ${title}$`, 'mu'));
  return rest.split(/^#+ /mu, 1)[0] ?? '';
}

/** The rows of all Markdown tables whose first cell begins with `code`: the cells' texts, the first without its marks. */
export function codeRows(markdown: string): readonly (readonly string[])[] {
  return [...markdown.matchAll(/^\|\s*`([^`]+)`(.*)\|\s*$/gmu)].map(([, code = '', rest = '']) => [
    code,
    ...rest
      .split('|')
      .slice(1)
      .map((cell) => cell.trim()),
  ]);
}
