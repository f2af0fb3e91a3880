/** Counts the o200k_base tokens of a text. */
export type CountTokens = (text: string) => number;

/**
 * Runs without a break that the tokenizer takes quadratic time for: letters, spaces or symbols. Digits are cut in threes
 * by the encoding itself. Real words are far shorter, so ordinary text never meets the guard.
 */
const longRun = /[\p{L}\p{M}]{257,}|[^\s\p{L}\p{N}]{257,}|\s{257,}/gu;
const runLength = 256;

/** Text that spells a special token is counted as the plain characters it is. */
const asPlainText = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

let loading: Promise<CountTokens> | undefined;

/**
 * Loads the tokenizer's vocabulary once per process (some 300 ms: never at import) and returns the counter.
 * Counts are exact, except that an unbroken run of more than 256 letters, spaces or symbols is counted in pieces of 256,
 * which keeps hostile text linear and differs by less than one token a piece.
 */
export function loadTokenCounter(): Promise<CountTokens> {
  loading ??= import('gpt-tokenizer/encoding/o200k_base').then(({ countTokens }) =>
    guardLongRuns((text) => countTokens(text, asPlainText)),
  );
  return loading;
}

/** Cuts long unbroken runs before counting, so that the time is linear in the text's length. */
export function guardLongRuns(count: CountTokens): CountTokens {
  return (text) => {
    if (!mayHaveLongRun(text)) return count(text);
    let tokens = 0;
    let counted = 0;
    for (const { index, 0: run } of text.matchAll(longRun)) {
      if (index > counted) tokens += count(text.slice(counted, index));
      tokens += countInPieces(run, count);
      counted = index + run.length;
    }
    return counted < text.length ? tokens + count(text.slice(counted)) : tokens;
  };
}

/** A cheap look first: no stretch without a space, and none of spaces only, is too long in nearly all texts. */
function mayHaveLongRun(text: string): boolean {
  let start = 0;
  let inSpace = false;
  for (let at = 0; at < text.length; at += 1) {
    const isSpace = text.charCodeAt(at) <= 0x20;
    if (isSpace === inSpace) continue;
    if (at - start > runLength) return true;
    start = at;
    inSpace = isSpace;
  }
  return text.length - start > runLength;
}

function countInPieces(run: string, count: CountTokens): number {
  let tokens = 0;
  for (let start = 0; start < run.length;) {
    let end = Math.min(run.length, start + runLength);
    if (end < run.length && isHighSurrogate(run.charCodeAt(end - 1))) end -= 1;
    tokens += count(run.slice(start, end));
    start = end;
  }
  return tokens;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
