import type { DomElement } from './dom.ts';

/** What holds no content of the document itself. */
const unwanted =
  'head,script,style,noscript,template,svg,canvas,iframe,object,embed,button,input,select,textarea,nav,' +
  '[hidden],[aria-hidden="true"],[role="navigation"],[role="banner"],[role="search"]';
/** Inline marks that would only put signs between the words. */
const unwrapped =
  'a,b,strong,i,em,u,s,del,ins,small,mark,sup,sub,span,font,abbr,cite,dfn,time,code';

/**
 * Reduces a tree in place to what becomes good Markdown: text, headings, lists, tables, quotes and code blocks. Link
 * targets and images go (an image's description stays), definition lists become paragraphs, cells become one line.
 */
export function simplifyDom(root: DomElement): DomElement {
  for (const node of root.querySelectorAll(unwanted)) node.remove();
  for (const image of root.querySelectorAll('img')) replaceByText(image, image.getAttribute('alt'));
  for (const list of root.querySelectorAll('dl')) {
    if (isInside(list, root)) flattenDefinitions(list);
  }
  dissolveLayoutTables(root);
  for (const cell of root.querySelectorAll('td,th')) flattenCell(cell);
  for (const node of root.querySelectorAll(unwrapped)) {
    if (node.parentElement?.tagName !== 'PRE') unwrap(node);
  }
  return root;
}

function replaceByText(node: DomElement, text: string | null): void {
  node.replaceWith(text?.trim() ? ` ${text.trim()} ` : '');
}

/** Whether a node is still part of the tree: a list inside a list has become text together with it. */
function isInside(node: DomElement, root: DomElement): boolean {
  for (let at: DomElement | null = node; at !== null; at = at.parentElement) {
    if (at === root) return true;
  }
  return false;
}

/** `term: definition` paragraphs keep the pair together; a term without definition stands alone. */
function flattenDefinitions(list: DomElement): void {
  let term = '';
  let unsaid = '';
  const paragraphs: string[] = [];
  // Each pair may be in a div of its own.
  const entries = elementsIn(list).flatMap((one) =>
    one.tagName === 'DIV' ? elementsIn(one) : one,
  );
  for (const entry of entries) {
    const text = entry.textContent.replace(/\s+/gu, ' ').trim();
    if (entry.tagName === 'DT') {
      paragraphs.push(unsaid);
      term = text;
      unsaid = text;
    } else {
      paragraphs.push(term === '' ? text : `${term}: ${text}`);
      unsaid = '';
    }
  }
  paragraphs.push(unsaid);
  const replacement = list.ownerDocument.createElement('div');
  for (const text of paragraphs.filter((one) => one !== '')) {
    const paragraph = list.ownerDocument.createElement('p');
    paragraph.textContent = text;
    replacement.append(paragraph);
  }
  list.replaceWith(replacement);
}

function elementsIn(node: DomElement): DomElement[] {
  return [...node.childNodes].filter((child): child is DomElement => child.nodeType === 1);
}

/** Some tables only place things on a page, and rows outside tables confuse converters: both become plain blocks. */
function dissolveLayoutTables(root: DomElement): void {
  for (const table of root.querySelectorAll('table')) {
    if (isLayout(table)) unwrap(table);
  }
  for (const part of root.querySelectorAll('caption,thead,tbody,tfoot,tr,td,th,colgroup,col')) {
    if (part.closest('table') !== null) continue;
    const block = part.ownerDocument.createElement('div');
    for (const child of [...part.childNodes]) block.append(child);
    part.replaceWith(block);
  }
}

/** Puts a node's children in its place, one by one: a node may have more than a call takes arguments. */
function unwrap(node: DomElement): void {
  for (const child of [...node.childNodes]) node.before(child);
  node.remove();
}

/** A table around tables, one that says so, or one without header in which no row has two cells with text. */
function isLayout(table: DomElement): boolean {
  if (table.querySelector('table') !== null) return true;
  if (/^(?:presentation|none)$/iu.test(table.getAttribute('role') ?? '')) return true;
  if (table.querySelector('th') !== null) return false;
  const filled = (row: DomElement) =>
    [...row.querySelectorAll('td')].filter((cell) => cell.textContent.trim() !== '').length;
  return [...table.querySelectorAll('tr')].every((row) => filled(row) < 2);
}

/** A Markdown cell is one line. */
function flattenCell(cell: DomElement): void {
  for (const block of cell.querySelectorAll('p,li,div')) block.append(' ');
  for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith(' ');
  cell.textContent = cell.textContent.replace(/\s+/gu, ' ').trim();
}
