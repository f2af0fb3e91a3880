/** Latin ligatures that fonts and PDFs use, spelled out so that words can be found. */
const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/**
 * Brings extracted text to one form before offsets into it are taken: well-formed UTF-16 in NFC, `\n` line ends, plain
 * spaces, ligatures spelled out; control characters, soft hyphens, zero-width and bidirectional marks removed (they hide
 * text from readers and words from search).
 */
export function normalizeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu, ' ')
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]|[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC');
}
