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
  before(node: DomNode): void;
  replaceWith(...nodes: (DomNode | string)[]): void;
  remove(): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  querySelector(selector: string): DomElement | null;
  createElement(tagName: string): DomElement;
}

/** Parses a page or a fragment; scripts are never run and nothing is loaded. */
export function parseDom(html: string): DomDocument {
  const window: unknown = parseHTML(asPage(html));
  return (window as { readonly document: DomDocument }).document;
}

/** The body, or everything when the page has none: linkedom adds no missing elements. */
export function contentOf(document: DomDocument): DomElement {
  return document.querySelector('body') ?? document.documentElement;
}

function asPage(html: string): string {
  if (/<html[\s>]/iu.test(html)) return html;
  const body = /<body[\s>]/iu.test(html) ? html : `<body>${html}</body>`;
  return `<!doctype html><html>${body}</html>`;
}
