import type { Span } from './span-set.ts';

/** How well retrieved passages cover the parts of a text that answer a question. All are shares from 0 to 1. */
export interface Coverage {
  /** Of the answering parts: how much was retrieved. */
  readonly recall: number;
  /** Of what was retrieved: how much answers. Text that passages repeat counts each time, as a model has to read it. */
  readonly precision: number;
  /** Intersection over union: both in one figure. */
  readonly iou: number;
}

/**
 * Measures by characters, after Smith and Troynikov, “Evaluating Chunking Strategies for Retrieval” (2024).
 * @param answering parts of the text that answer the question
 * @param retrieved passages of the same text
 * @param elsewhere characters retrieved from other texts
 */
export function measureCoverage(
  answering: readonly Span[],
  retrieved: readonly Span[],
  elsewhere: number,
): Coverage {
  const wanted = merge(answering);
  const found = merge(retrieved);
  const hit = overlap(wanted, found);
  const read = lengthOf(retrieved) + elsewhere;
  const asked = lengthOf(wanted);
  return {
    recall: share(hit, asked),
    precision: share(hit, read),
    iou: share(hit, read + asked - hit),
  };
}

export function meanCoverage(all: readonly Coverage[]): Coverage {
  const mean = (of: (one: Coverage) => number) =>
    share(
      all.reduce((sum, one) => sum + of(one), 0),
      all.length,
    );
  return {
    recall: mean(({ recall }) => recall),
    precision: mean(({ precision }) => precision),
    iou: mean(({ iou }) => iou),
  };
}

/** The same characters as spans that do not touch, in order. */
function merge(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function overlap(some: readonly Span[], others: readonly Span[]): number {
  return some
    .flatMap((a) => others.map((b) => Math.min(a.end, b.end) - Math.max(a.start, b.start)))
    .reduce((sum, length) => sum + Math.max(0, length), 0);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
