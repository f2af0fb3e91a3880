import { htmlElements } from './html-elements.ts';
import type { TextFilter } from './text-filter.ts';

/** Longest tag that is looked at as a whole, in UTF-16 units. */
const longestTag = 1024;
const autolink = /^<(?:[A-Za-z][\w+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>$/u;
/** `<b>`, `<br />`, `<svg/onload…`; but not `a <b and c> d`. */
const elementAlone = /^<[A-Za-z][\w-]*(?:\s*>|\s*\/)/u;
const tagName = /^<\/?(?<name>[A-Za-z][\w-]*)/u;

/**
 * Takes HTML out of streamed text: tags of known elements, closing tags, tags with attributes, comments and declarations. What
 * only looks like a tag keeps its words (`Map<String>` becomes `Map< String>`), and so does what stands between tags.
 * What comes out never has `<` right before a letter, `/`, `!` or `?`, as everything has by which HTML begins.
 */
export class TagStripper implements TextFilter {
  /** A `<` and what follows it. */
  #held = '';
  #afterAngle = false;

  push(text: string): string {
    if (this.#held === '' && !this.#afterAngle && !text.includes('<')) return text;
    let shown = '';
    for (const character of text) shown += this.#next(character);
    return shown;
  }

  end(): string {
    const held = this.#held;
    this.#held = '';
    return this.#show(held);
  }

  #next(character: string): string {
    if (this.#held === '') return character === '<' ? this.#hold() : this.#show(character);
    if (character === '<') return this.end() + this.#hold();
    this.#held += character;
    if (this.#held.length === 2 && !/[A-Za-z/!?]/u.test(character)) return this.end();
    if (character === '>') return this.#endTag();
    const isNone = this.#held.length > longestTag || /\n[ \t]*\n$/u.test(this.#held);
    return isNone ? this.end() : '';
  }

  #hold(): string {
    this.#held = '<';
    return '';
  }

  #endTag(): string {
    const tag = this.#held;
    if (autolink.test(tag)) {
      this.#held = '';
      return this.#show(tag.slice(1, -1));
    }
    const name = tagName.exec(tag)?.groups?.name?.toLowerCase();
    const isTag = htmlElements.has(name ?? '') && elementAlone.test(tag);
    if (!isTag && !/^<[/!?]|=/u.test(tag)) return this.end();
    this.#held = '';
    return name === 'br' ? this.#show(' ') : '';
  }

  #show(text: string): string {
    let shown = '';
    for (const character of text) {
      if (this.#afterAngle && /[A-Za-z/!?]/u.test(character)) shown += ' ';
      this.#afterAngle = character === '<';
      shown += character;
    }
    return shown;
  }
}
