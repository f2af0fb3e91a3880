/** Page numbers, running headers, rules: what a tagged document does not count as its text. */
export const artifact = 'artifact';

/** How pdf.js tells of marked content among a page's text; its typings leave the tag out. */
interface MarkedContent {
  readonly type: string;
  readonly id?: string | null;
  readonly tag?: string | null;
}

/** Follows marked content (ISO 32000-1, 14.6) through a page's text: which one the text that comes next belongs to. */
export class MarkStack {
  readonly #open: (string | undefined)[] = [];

  follow({ type, id, tag }: MarkedContent): void {
    if (type === 'endMarkedContent') this.#open.pop();
    else if (tag === 'Artifact') this.#open.push(artifact);
    else this.#open.push(this.current === artifact ? artifact : (id ?? this.current));
  }

  /** The innermost one that has an id, or `artifact` within one. */
  get current(): string | undefined {
    return this.#open.at(-1);
  }
}
