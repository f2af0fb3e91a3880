/** Lengths in PDF points, colours as hex; A4 is 595.28 × 841.89 points. */
export const PAGE = {
  size: 'A4',
  margins: { top: 64, bottom: 66, left: 66, right: 66 },
  footerOffset: 40,
} as const;

/**
 * The PDF standard fonts: every reader has them, so nothing is embedded and the bytes do not
 * depend on fonts installed on the machine.
 */
export const FONTS = {
  plain: 'Helvetica',
  bold: 'Helvetica-Bold',
  italic: 'Helvetica-Oblique',
  code: 'Courier',
} as const;

export const COLOURS = {
  text: '#1d2427',
  quiet: '#5b6a70',
  accent: '#0b5563',
  rule: '#c4d0d3',
  tableHead: '#e3edef',
  tableStripe: '#f6f9f9',
  callout: '#fdf4e3',
  calloutBar: '#c77700',
} as const;

export const BODY = { size: 10, lineGap: 2.6, spaceAfter: 7 } as const;

export const TABLE = { size: 9.2, lineGap: 1.2, padding: 4, spaceAfter: 12 } as const;

export const LIST_INDENT = 16;

export const CALLOUT = { padding: 9, barWidth: 4, spaceAfter: 9 } as const;

/** Size and spacing of heading levels 1 to 3. */
export const HEADINGS = [
  { size: 20, before: 20, after: 10 },
  { size: 13, before: 10, after: 5 },
  { size: 11, before: 8, after: 4 },
] as const;
