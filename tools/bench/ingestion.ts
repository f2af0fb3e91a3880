import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.ts';
import { figure, type Figure } from './figure.ts';

/** Uploads all PDFs of a folder at once and waits until each can be found. */
export async function ingestion(api: ApiClient, folder: string, label: string): Promise<Figure[]> {
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
  return [
    figure(
      `upload to searchable, ${label} (${files.length} PDFs, ${pages} pages)`,
      seconds,
      's',
      label === 'contoso' ? '≤ 15' : undefined,
    ),
    figure(`pages a second from upload to searchable, ${label}`, pages / seconds, '1/s'),
  ];
}
