import type { Outcome } from './outcome.ts';

/** What becomes of files, as far as it says something about them or their reader. */
export type Category = 'indexed' | 'password' | 'broken' | 'wordless' | 'other kind' | 'not read';

const categoryOfResult: Readonly<Record<string, Category>> = {
  read: 'indexed',
  encrypted_document: 'password',
  damaged_document: 'broken',
  unsafe_document: 'broken',
  archive_bomb: 'broken',
  no_text: 'wordless',
  empty_document: 'wordless',
  unsupported_media_type: 'other kind',
};

const names: Readonly<Record<Category, string>> = {
  indexed: 'indexed',
  password: 'locked with a password',
  broken: 'damaged, or made to harm their reader',
  wordless: 'without any word',
  'other kind': 'of a kind that is not read',
  'not read': 'not read for another reason',
};

/** Any other refusal is the reader's: too long, too large, crashed. */
export function categoryOf({ result }: Pick<Outcome, 'result'>): Category {
  return categoryOfResult[result] ?? 'not read';
}

/** How many files there are of each category, the files that are not indexed by name, and the shares that count. */
export function renderCategories(outcomes: readonly Outcome[]): string {
  const of = (category: Category) => outcomes.filter((one) => categoryOf(one) === category);
  const counts = Object.entries(names).map(([category, name]) => {
    const found = of(category as Category);
    const files =
      category === 'indexed' ? [] : found.map(({ file, result }) => `${file} (${result})`);
    return [
      `${String(found.length).padStart(6)}  ${name}`,
      ...files.map((file) => `        ${file}`),
    ];
  });
  const indexed = of('indexed').length;
  const whole = outcomes.length - of('password').length - of('broken').length;
  const withWords = whole - of('wordless').length;
  return [
    ...counts.flat(),
    `${share(indexed, whole)} of the ${whole} files that are neither locked nor broken are indexed,`,
    `${share(indexed, withWords)} of the ${withWords} of them that have words.`,
  ].join('\n');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
