/** Where one run of text ends and the next begins: without their looks the two are one. */
const betweenRuns = '</w:t></w:r><w:r><w:t xml:space="preserve">';

/** Writes a part anew; where a body gets too long, it is closed after one of its blocks, and the next piece begins. */
export class BodyWriter {
  readonly #pieceLength: number;
  readonly #pieces: string[] = [];
  /** Everything up to the body's first block. */
  #opening = '';
  #written: string[] = [];
  #length = 0;
  #open: string[] = [];
  /** How many elements are open around the body's blocks; 0 when there is no body. */
  #blockDepth = 0;

  /** @param pieceLength in UTF-16 units */
  constructor(pieceLength: number) {
    this.#pieceLength = pieceLength;
  }

  open(name: string, attributes: string, isEmpty: boolean): void {
    const shown = name === 'w:t' && !isEmpty ? ' xml:space="preserve"' : attributes;
    this.write(`<${name}${shown}${isEmpty ? '/' : ''}>`);
    if (!isEmpty) this.#open.push(name);
    if (name !== 'w:body' || isEmpty || this.#blockDepth > 0) return;
    this.#blockDepth = this.#open.length;
    this.#opening = this.#take();
  }

  close(name: string): void {
    this.write(`</${name}>`);
    this.#open.pop();
    const isBetweenBlocks = this.#blockDepth > 0 && this.#open.length === this.#blockDepth;
    if (isBetweenBlocks && this.#length >= this.#pieceLength) this.#endPiece(this.#closing());
  }

  write(xml: string): void {
    this.#written.push(xml);
    this.#length += xml.length;
  }

  end(): string[] {
    this.#endPiece('');
    return this.#pieces;
  }

  #endPiece(closing: string): void {
    this.#pieces.push(this.#opening + this.#take() + closing);
  }

  #closing(): string {
    return [...this.#open]
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
  }

  #take(): string {
    const text = this.#written.join('').replaceAll(betweenRuns, '');
    this.#written = [];
    this.#length = 0;
    return text;
  }
}
