import { normalizeText } from '../../text/normalize-text.ts';
import { linesInReadingOrder } from '../parsers/pdf/columns.ts';
import { collectVocabulary } from '../parsers/pdf/join-lines.ts';
import { joinPages } from '../parsers/pdf/join-pages.ts';
import { pageBlocks } from '../parsers/pdf/page-blocks.ts';
import type { Fragment } from '../parsers/pdf/text-line.ts';
import { measureTypography, typographyOf } from '../parsers/pdf/typography.ts';
import type { ImageWord } from './word-reader.ts';

/** Words the reader is less sure of are lines, stamps and stains more often than text; short ones above all. */
const leastConfidence = { short: 0.2, long: 0.1 };
const longestShort = 3;
/** Heights of lines are measured on pixels: less of a difference than this says nothing. */
const sameSize = 1.2;

/**
 * Puts the words of a picture into Markdown as if they were a PDF's own text: columns, headings by height, paragraphs,
 * lists, tables by alignment.
 * @param size points
 */
export function wordsToMarkdown(
  words: readonly ImageWord[],
  size: { readonly width: number; readonly height: number },
): string {
  const body = usualSize(words);
  const fragments = words.filter(isLikely).map((word) => toFragment(word, body));
  const lines = linesInReadingOrder(fragments, size.width);
  const page = { ...size, lines };
  const context = {
    typography: typographyOf(measureTypography([page]), 1),
    outline: new Map<string, number>(),
    vocabulary: collectVocabulary(lines.map(({ text }) => text)),
  };
  return joinPages([pageBlocks(page, context)]).text;
}

/** Mean certainty, longer words counting more; 1 when there are none. */
export function meanConfidence(words: readonly ImageWord[]): number {
  const characters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (characters === 0) return 1;
  return (
    words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / characters
  );
}

function isLikely({ text, confidence }: ImageWord): boolean {
  return confidence >= leastConfidence[text.length > longestShort ? 'long' : 'short'];
}

function toFragment({ text, left, right, baseline, size }: ImageWord, body: number): Fragment {
  return {
    // However near the next word stands: it is another one.
    text: `${normalizeText(text)} `,
    x: left,
    y: baseline,
    width: right - left,
    size: evenSize(size, body),
    font: '',
    rightToLeft: false,
  };
}

/** Body text gets one size; larger lines get steps of a quarter. */
function evenSize(size: number, body: number): number {
  const ratio = size / body;
  return ratio < sameSize ? body : (body * Math.round(ratio * 4)) / 4;
}

function usualSize(words: readonly ImageWord[]): number {
  const sizes = words.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 1;
}
