import { chunkText } from '../../shared/ingest/chunking/chunk-text.ts';
import type { ParsedDocument } from '../../shared/ingest/parsed-document.ts';
import { loadTokenCounter } from '../../shared/text/count-tokens.ts';
import { figure, type Figure } from './figure.ts';

/** Passes of which the fastest counts; the first ones warm the code up. */
const passes = 6;
const limits = { maxTokens: 512, overlapTokens: 50 };

/** How fast texts are chunked and their tokens counted, in this process, without a worker around it. */
export async function textSpeed(
  documents: readonly Pick<ParsedDocument, 'text' | 'pageStarts'>[],
  label: string,
): Promise<Figure[]> {
  const count = await loadTokenCounter();
  const megabytes = documents.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const speed = (work: (document: (typeof documents)[number]) => void) => {
    let best = Infinity;
    for (let pass = 0; pass < passes; pass += 1) {
      const began = performance.now();
      documents.forEach(work);
      best = Math.min(best, (performance.now() - began) / 1000);
    }
    return megabytes / best;
  };
  const chunking = speed((document) => chunkText(document, limits, count));
  const counting = speed(({ text }) => count(text));
  return [
    figure(`chunking alone, ${label}`, chunking, 'MB/s', '≥ 4'),
    figure(`token counting, ${label}`, counting, 'MB/s', '≥ 15'),
  ];
}
