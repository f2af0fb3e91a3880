/** What a scan meets, in document order. Names have their namespace prefix, as written; see `localName`. */
export interface XmlHandler {
  /** @param attributes the tag's inside after its name, as written; see `attributeOf` */
  open(name: string, attributes: string, isEmpty: boolean): void;
  /** Follows every `open` of an element that is not empty. */
  close(name: string): void;
  /** @param raw text with its entity references; see `decodeEntities` */
  text?(raw: string): void;
}

/**
 * Reads XML in one pass, in linear time and without building a tree. It does not judge well-formedness: what is cut off
 * ends the scan, closing tags are told as they come. Document types, comments and processing instructions are skipped.
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const textEnd = tag < 0 ? xml.length : tag;
    if (textEnd > at) handler.text?.(xml.slice(at, textEnd));
    if (tag < 0) return;
    at = scanMarkup(xml, tag, handler);
  }
}

/** @returns where the markup that begins at `tag` ends */
function scanMarkup(xml: string, tag: number, handler: XmlHandler): number {
  const next = xml.charCodeAt(tag + 1);
  if (next === slash) return scanClosing(xml, tag, handler);
  if (next === bang) return scanDeclaration(xml, tag, handler);
  if (next === question) return after(xml, '?>', tag + 2);
  return scanOpening(xml, tag, handler);
}

function scanClosing(xml: string, tag: number, handler: XmlHandler): number {
  const end = xml.indexOf('>', tag + 2);
  if (end < 0) return xml.length;
  handler.close(xml.slice(tag + 2, end).trimEnd());
  return end + 1;
}

function scanDeclaration(xml: string, tag: number, handler: XmlHandler): number {
  if (xml.startsWith('<!--', tag)) return after(xml, '-->', tag + 4);
  if (!xml.startsWith('<![CDATA[', tag)) return after(xml, '>', tag + 2);
  const end = xml.indexOf(']]>', tag + 9);
  const text = xml.slice(tag + 9, end < 0 ? xml.length : end);
  handler.text?.(text.replaceAll('&', '&amp;'));
  return end < 0 ? xml.length : end + 3;
}

function scanOpening(xml: string, tag: number, handler: XmlHandler): number {
  const end = endOfTag(xml, tag + 1);
  if (end < 0) return xml.length;
  const isEmpty = xml.charCodeAt(end - 1) === slash;
  const inside = isEmpty ? end - 1 : end;
  let nameEnd = tag + 1;
  while (nameEnd < inside && !isSpace(xml.charCodeAt(nameEnd))) nameEnd += 1;
  handler.open(
    xml.slice(tag + 1, nameEnd),
    nameEnd < inside ? xml.slice(nameEnd, inside) : '',
    isEmpty,
  );
  return end + 1;
}

/** The `>` that ends a tag, which may also stand in a quoted value. */
function endOfTag(xml: string, start: number): number {
  let at = start;
  while (at < xml.length) {
    const code = xml.charCodeAt(at);
    if (code === greater) return at;
    if (code === doubleQuote || code === singleQuote) {
      at = xml.indexOf(code === doubleQuote ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

/** A name without its namespace prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? xml.length : found + mark.length;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const greater = 0x3e;
const doubleQuote = 0x22;
const singleQuote = 0x27;
