const BULLET = /^\s*[-*+•●▪◦‣·–o]\s+(?=\S)/;
const ORDINAL = /^\s*(?:\(?\d{1,2}[.)]|\(?[a-z]\)|step \d{1,2}[:.])\s+(?=\S)/i;

export interface ListMarker {
  readonly ordered: boolean;
  /** The line without its marker. */
  readonly rest: string;
}

/** Recognises a line that begins a list item. */
export function listMarker(line: string): ListMarker | undefined {
  const bullet = BULLET.exec(line)?.[0];
  if (bullet !== undefined) return { ordered: false, rest: line.slice(bullet.length).trim() };
  const ordinal = ORDINAL.exec(line)?.[0];
  if (ordinal !== undefined) return { ordered: true, rest: line.slice(ordinal.length).trim() };
  return undefined;
}
