import { recordTypes, type PptRecord } from './read-records.ts';

/** What a text is for ([MS-PPT] 2.13.33). */
export type TextKind = 'title' | 'body' | 'notes' | 'other';

export interface SlideText {
  readonly kind: TextKind;
  /** Paragraphs end with `\r`. */
  text: string;
}

const kinds: ReadonlyMap<number, TextKind> = new Map([
  [0, 'title'],
  [1, 'body'],
  [2, 'notes'],
  [5, 'body'],
  [6, 'title'],
  [7, 'body'],
  [8, 'body'],
]);

/** Puts texts together from their records: a header, then what it says in one or two bytes a character. */
export class TextRuns {
  readonly #texts: SlideText[];

  /** @param texts get what is read */
  constructor(texts: SlideText[]) {
    this.#texts = texts;
  }

  /** Takes in a record; one that has nothing to do with text changes nothing. */
  read({ type, data }: PptRecord): void {
    if (type === recordTypes.textHeader) {
      const kind = data.length < 4 ? undefined : kinds.get(data.readUInt32LE(0));
      this.#texts.push({ kind: kind ?? 'other', text: '' });
      return;
    }
    const last = this.#texts.at(-1);
    if (last === undefined) return;
    if (type === recordTypes.wideText) last.text = withoutBreaks(data.toString('utf16le'));
    // Each byte is the lower half of a character ([MS-PPT] 2.9.43).
    else if (type === recordTypes.narrowText) last.text = withoutBreaks(data.toString('latin1'));
  }
}

/** A vertical tab breaks a line within a paragraph. */
function withoutBreaks(text: string): string {
  return text.replaceAll('\v', ' ');
}
