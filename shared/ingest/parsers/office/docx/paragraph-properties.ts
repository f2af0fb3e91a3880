import type { ParagraphStyle } from './paragraph-styles.ts';

/** The parts of a paragraph's properties that say what it is: its style, outline level and list. */
export class ParagraphProperties {
  readonly #styles: ReadonlyMap<string, ParagraphStyle>;
  #style: string | undefined;
  #outline: string | undefined;
  #listId: string | undefined;
  #listLevel: string | undefined;

  constructor(styles: ReadonlyMap<string, ParagraphStyle>) {
    this.#styles = styles;
  }

  /** Takes note of an element within `w:pPr`. */
  note(name: string, value: string | undefined): void {
    if (name === 'w:pStyle') this.#style = value;
    else if (name === 'w:outlineLvl') this.#outline = value;
    else if (name === 'w:numId') this.#listId = value;
    else if (name === 'w:ilvl') this.#listLevel = value;
  }

  /** Properties with the style `Heading1` to `Heading9` for headings, and a list's id and level for items. */
  toXml(): string {
    const style = this.#styles.get(this.#style ?? '');
    const level = this.#headingLevel(style);
    if (level !== undefined) return `<w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>`;
    const id = this.#listId ?? style?.numbering?.id;
    // List 0 takes a paragraph out of the list of its style (ECMA-376 part 1, 17.9.18).
    if (id === undefined || !/^[1-9]\d{0,8}$/u.test(id)) return '';
    const depth = /^\d$/u.exec(this.#listLevel ?? style?.numbering?.level ?? '')?.[0] ?? '0';
    return `<w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`;
  }

  #headingLevel(style: ParagraphStyle | undefined): number | undefined {
    const own = Number(this.#outline ?? NaN) + 1;
    // Outline level 10 is body text, also for a paragraph with the style of a heading.
    if (own >= 1) return own <= 9 ? own : undefined;
    return style?.headingLevel;
  }
}
