import { parseHTML } from 'linkedom';

/** The part of the DOM this folder uses. The compiler's own DOM types would declare browser globals for all of the code. */
export interface DomNode {
  readonly nodeType: number;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly innerHTML: string;
  readonly parentElement: DomElement | null;
  readonly ownerDocument: DomDocument;
  readonly childNodes: Iterable<DomNode>;
  textContent: string;
  closest(selector: string): DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  getAttribute(name: string): string | null;
  append(...nodes: (DomNode | string)[]): void;
  replaceWith(...nodes: (DomNode | string)[]): void;
  remove(): void;
}

export interface DomDocument {
  readonly body: DomElement;
  querySelector(selector: string): DomElement | null;
  createElement(tagName: string): DomElement;
}

/** Parses a page or a fragment; scripts are never run and nothing is loaded. */
export function parseDom(html: string): DomDocument {
  // linkedom only builds a body for whole documents.
  const page = /<body[\s>]/iu.test(html)
    ? html
    : `<!doctype html><html><body>${html}</body></html>`;
  const window: unknown = parseHTML(page);
  return (window as { readonly document: DomDocument }).document;
}
