import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient, DocumentResponse } from '../support/api-client.ts';
import { percentile } from '../support/statistics.ts';
import { askOnce } from './ask-once.ts';
import { figure, type Figure } from './figure.ts';
import type { MeasuredStack } from './measured-stack.ts';
import { twoPagePdf } from './two-page-pdf.ts';

/** Uploads under way at once: a person who drops a folder. */
const uploadsAtOnce = 16;
const lookEveryMs = 2000;
/** Chats that are timed before the drop. */
const idleChats = 60;
const statusesUnderWay = ['queued', 'parsing', 'chunking', 'embedding', 'indexing'] as const;
/** Targets hold for a drop of this size. */
const wholeDrop = 1000;

/**
 * Drops many documents of two pages at once, and goes on asking meanwhile: one client, one question after the other.
 * @throws Error when a document fails
 */
export async function manyDocuments(
  stack: MeasuredStack,
  count: number,
  questions: readonly string[],
): Promise<readonly Figure[]> {
  const { api, url } = stack;
  const idle: number[] = [];
  for (let at = 0; at < idleChats; at += 1) idle.push(await askFirst(url, questions, at));
  const pdfs = await Promise.all(Array.from({ length: count }, (_, number) => twoPagePdf(number)));

  const began = performance.now();
  const ids = await uploadAll(api, pdfs);
  const uploaded = (performance.now() - began) / 1000;
  const busy: number[] = [];
  const asking = { goesOn: true };
  const chats = (async () => {
    for (let at = 0; asking.goesOn; at += 1) busy.push(await askFirst(url, questions, at));
  })();
  const samples: number[] = [];
  let seconds: number;
  try {
    await untilIndexed(api, ids, () => samples.push(stack.memory()));
    seconds = (performance.now() - began) / 1000;
  } finally {
    asking.goesOn = false;
    await chats;
  }

  const target = (text: string) => (count >= wholeDrop ? text : undefined);
  // The first tenth starts the workers and loads the parsers.
  const warm = samples.slice(Math.ceil(samples.length / 10));
  const p95 = { idle: percentile(idle, 0.95), busy: percentile(busy, 0.95) };
  return [
    figure(`upload of ${count} two-page documents`, uploaded, 's'),
    figure(`${count} two-page documents indexed`, seconds, 's', target('≤ 120')),
    figure('documents a second', count / seconds, '1/s'),
    figure('memory meanwhile, highest less lowest', spread(warm), 'MB', target('≤ 200')),
    figure('first token p95 idle', p95.idle, 'ms'),
    figure('first token p95 meanwhile', p95.busy, 'ms'),
    figure('first token p95 meanwhile to idle', p95.busy / p95.idle, 'times', target('≤ 3')),
  ];
}

async function askFirst(url: string, questions: readonly string[], at: number): Promise<number> {
  return (await askOnce(url, questions[at % questions.length] ?? '')).firstToken;
}

async function uploadAll(api: ApiClient, pdfs: readonly Uint8Array[]): Promise<Set<string>> {
  const ids = new Set<string>();
  let next = 0;
  const client = async () => {
    while (next < pdfs.length) {
      const number = next;
      next += 1;
      const pdf = pdfs[number] ?? new Uint8Array();
      ids.add((await api.uploadContent(pdf, `bench/many/report-${number}.pdf`)).id);
    }
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, client));
  return ids;
}

/** Looks rarely and at little: a look at a thousand documents would hold up the chats that are timed. */
async function untilIndexed(
  api: ApiClient,
  ids: ReadonlySet<string>,
  onLook: () => void,
): Promise<void> {
  for (;;) {
    onLook();
    if (!(await isAnyUnderWay(api))) {
      const ours = (await api.documents()).filter(({ id }) => ids.has(id));
      const failed = ours.filter(({ status }) => status === 'failed');
      if (failed.length > 0) throw new Error(`Failed: ${failed.map(reason).join('; ')}`);
      if (ours.filter(({ status }) => status === 'indexed').length === ids.size) return;
    }
    await delay(lookEveryMs);
  }
}

async function isAnyUnderWay(api: ApiClient): Promise<boolean> {
  for (const status of statusesUnderWay) {
    const response = await api.fetch(`/api/documents?limit=1&status=${status}`);
    const { items } = (await response.json()) as { readonly items: readonly unknown[] };
    if (items.length > 0) return true;
  }
  return false;
}

function reason({ path, error }: DocumentResponse): string {
  return `${path}: ${error?.message ?? ''}`;
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
