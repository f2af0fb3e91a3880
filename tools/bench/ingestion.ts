import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.ts';
import { figure, type Figure } from './figure.ts';
import { largeSetTarget } from './large-set-target.ts';

export interface Ingestion {
  readonly pagesPerSecond: number;
  readonly figures: readonly Figure[];
}

/** Uploads all PDFs of a folder at once and waits until each can be found. */
export async function ingestion(api: ApiClient, folder: string, label: string): Promise<Ingestion> {
  const files = globSync('*.pdf', { cwd: folder }).map((name) => join(folder, name));
  const began = performance.now();
  const uploaded = await Promise.all(
    files.map((file) => api.upload(file, `bench/${label}/${file.split('/').at(-1) ?? ''}`)),
  );
  const settled = await api.settled(
    uploaded.map(({ id }) => id),
    300_000,
  );
  const seconds = (performance.now() - began) / 1000;
  const failed = settled.filter(({ status }) => status === 'failed');
  if (failed.length > 0) throw new Error(`${failed.map(({ path }) => path).join(', ')} failed.`);
  const pages = settled.reduce((sum, one) => sum + one.pages, 0);
  const pagesPerSecond = pages / seconds;
  const figures = [
    figure(`upload to searchable, ${label} (${files.length} PDFs, ${pages} pages)`, seconds, 's'),
    figure(
      `upload to searchable, ${label}`,
      pagesPerSecond,
      'pages/s',
      // 263 pages in 15 seconds.
      largeSetTarget(pages, '≥ 17.5'),
    ),
  ];
  return { pagesPerSecond, figures };
}
