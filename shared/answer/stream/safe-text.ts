import { AddressStripper } from './address-stripper.ts';
import { CharacterCleaner } from './character-cleaner.ts';
import { CodeSplitter, type MarkdownStretch } from './code-splitter.ts';
import { EntityDecoder } from './entity-decoder.ts';
import { EscapeResolver } from './escape-resolver.ts';
import { LinkStripper } from './link-stripper.ts';
import { anyMarker, fromMarkerAtom } from './marker-atom.ts';
import { MarkerResolver } from './marker-resolver.ts';
import { TagStripper } from './tag-stripper.ts';
import type { TextFilter } from './text-filter.ts';

/** A stretch of text, or a marker that points to a known source and is shown as `[number]`. */
export type AnswerPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'marker'; readonly number: number };

export interface SafeTextRules {
  /** Sources are numbered from 1 to this; 0 when no marker may stay. */
  readonly sourceCount: number;
  /** Whether an address may be shown as it is. */
  readonly isKnownAddress: (address: string) => boolean;
}

/**
 * Makes of Markdown that was written under the influence of strangers what a client can show: without hidden characters,
 * HTML, links and images, with addresses only when known, with checked markers only. Code stays as it is but for hidden
 * characters and addresses. The result does not depend on how the text was cut; what is held back is bounded.
 *
 * The order of the filters matters: each sees the text without what those before took out, so that nothing can be put
 * together from two halves around a part that goes.
 */
export class SafeText {
  readonly #cleaner = new CharacterCleaner();
  readonly #splitter = new CodeSplitter();
  readonly #markers: MarkerResolver;
  readonly #links = new LinkStripper();
  readonly #addresses: AddressStripper;
  readonly #filters: readonly TextFilter[];
  readonly #code: AddressStripper;
  #inCode = false;
  /** The last characters of text that were shown. */
  #tail = '';
  #parts: AnswerPart[] = [];

  constructor({ sourceCount, isKnownAddress }: SafeTextRules) {
    this.#markers = new MarkerResolver(sourceCount);
    this.#addresses = new AddressStripper(isKnownAddress);
    this.#filters = [
      new EntityDecoder(),
      new EscapeResolver(),
      new TagStripper(),
      this.#markers,
      this.#links,
      this.#addresses,
    ];
    this.#code = new AddressStripper(isKnownAddress, true);
  }

  push(text: string): readonly AnswerPart[] {
    this.#pass(this.#splitter.push(this.#cleaner.push(text)));
    return this.#take();
  }

  /** The text is over. @returns what was held back. */
  end(): readonly AnswerPart[] {
    this.#pass(this.#splitter.push(this.#cleaner.end()));
    this.#pass(this.#splitter.end());
    if (this.#inCode) this.#show(this.#code.end());
    else this.#endText();
    return this.#take();
  }

  #pass(stretches: readonly MarkdownStretch[]): void {
    for (const { isCode, text } of stretches) {
      if (isCode && !this.#inCode) this.#beginCode(text);
      else if (!isCode && this.#inCode) this.#show(this.#code.end());
      this.#inCode = isCode;
      if (isCode) this.#show(this.#code.push(text));
      else this.#showText(this.#filters.reduce((shown, filter) => filter.push(shown), text));
    }
  }

  #beginCode(code: string): void {
    this.#endText(true);
    // Neither may the text escape the backticks or lengthen them, nor may a link or a definition reach into the code.
    if (/[\\`]$/u.test(this.#tail) || this.#addresses.endsKnown) this.#show(' ');
    if (this.#links.mayDefine && /^(?:`{3}|~{3})[^`]*\n/u.test(code)) this.#show('\n');
  }

  #endText(beforeCode = false): void {
    let shown = '';
    for (const filter of this.#filters) {
      shown = filter.push(shown);
      shown += filter === this.#markers && beforeCode ? this.#markers.beforeCode() : filter.end();
    }
    this.#showText(shown);
  }

  #showText(text: string): void {
    for (let rest = text; rest !== '';) {
      const at = rest.search(anyMarker);
      this.#show(outsideFences(this.#tail, at < 0 ? rest : rest.slice(0, at)));
      if (at < 0) return;
      const number = fromMarkerAtom(rest.charAt(at));
      if (number !== undefined) this.#parts.push({ type: 'marker', number });
      this.#tail = ']';
      rest = rest.slice(at + 1);
    }
  }

  #show(text: string): void {
    if (text === '') return;
    this.#tail = (this.#tail + text).slice(-2);
    const last = this.#parts.at(-1);
    if (last?.type === 'text')
      this.#parts[this.#parts.length - 1] = { type: 'text', text: last.text + text };
    else this.#parts.push({ type: 'text', text });
  }

  #take(): readonly AnswerPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

/** Text with at most two tildes in a row: three could begin or end code once what stood before them is gone. */
function outsideFences(before: string, text: string): string {
  if (!text.includes('~')) return text;
  const tildes = /~*$/u.exec(before)?.[0] ?? '';
  return (tildes + text).replaceAll(/~{3,}/gu, '~~').slice(tildes.length);
}
