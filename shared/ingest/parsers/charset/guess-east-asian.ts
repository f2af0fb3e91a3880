/** Fewer characters beyond ASCII say nothing. */
const fewest = 8;

interface Candidate {
  readonly label: string;
  /** Whether the characters beyond ASCII are such as texts in this charset have. */
  readonly reads: (beyondAscii: string, bytes: Uint8Array) => boolean;
}

/** In the order in which they can be told apart. */
const candidates: readonly Candidate[] = [
  { label: 'shift_jis', reads: isJapanese },
  { label: 'euc-jp', reads: isJapanese },
  { label: 'euc-kr', reads: (text) => share(text, /\p{Script=Hangul}/gu) > 0.85 },
  { label: 'gb18030', reads: (text, bytes) => isPairsOfHighBytes(bytes) && isChinese(text) },
  { label: 'big5', reads: isChinese },
];

/**
 * The East Asian charset whose rules the bytes keep and in which they read like its language.
 * @returns undefined for none
 */
export function guessEastAsian(head: Uint8Array): string | undefined {
  return candidates.find(({ label, reads }) => {
    const beyondAscii = decodeStrictly(head, label)?.replace(/[\p{ASCII}\p{P}\p{S}\p{Zs}]+/gu, '');
    return beyondAscii !== undefined && beyondAscii.length >= fewest && reads(beyondAscii, head);
  })?.label;
}

/** Kana stand between the ideographs of every Japanese sentence; half-width ones would be Western letters in fact. */
function isJapanese(text: string): boolean {
  const isKana = share(text, /[\u3040-\u30ff]/gu) > 0.2;
  return isKana && share(text, /[\u3040-\u30ff\p{Script=Han}]/gu) > 0.9;
}

function isChinese(text: string): boolean {
  return share(text, /\p{Script=Han}/gu) > 0.9;
}

/** In GB 2312 both bytes of a character are high; half of Big5's second bytes are not. */
function isPairsOfHighBytes(bytes: Uint8Array): boolean {
  let isSecond = false;
  for (const byte of bytes) {
    const isHigh = byte >= 0xa1;
    if (isSecond && !isHigh) return false;
    isSecond = isHigh && !isSecond;
  }
  return true;
}

/** The sample may end inside a character. */
function decodeStrictly(head: Uint8Array, label: string): string | undefined {
  for (const cut of [0, 1, 2, 3]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(head.subarray(0, head.length - cut));
    } catch {
      continue;
    }
  }
  return undefined;
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / text.length;
}
