import { posix } from 'node:path';
import { attributeOf } from '../xml/attribute-of.ts';
import { decodeEntities } from '../xml/decode-entities.ts';
import { localName, scanXml } from '../xml/scan-xml.ts';

export interface Book {
  readonly title?: string;
  /** Names of the chapters' entries, in reading order, each once. */
  readonly chapters: readonly string[];
}

/** The name of the package document, as `META-INF/container.xml` gives it (EPUB 3.3, 4.2.6.3.1). */
export function packagePath(containerXml: string): string | undefined {
  let path: string | undefined;
  scanXml(containerXml, {
    open(name, attributes) {
      if (localName(name) === 'rootfile') path ??= attributeOf(attributes, 'full-path');
    },
    close: () => undefined,
  });
  return path;
}

/** Reads a package document: its title, and its spine through its manifest (EPUB 3.3, 5.6 and 5.7). */
export function readBook(packageXml: string, path: string): Book {
  const hrefs = new Map<string, string>();
  const spine: string[] = [];
  let title = '';
  let isTitle = false;
  scanXml(packageXml, {
    open(qualified, attributes, isEmpty) {
      const name = localName(qualified);
      if (name === 'title') isTitle = !isEmpty && title === '';
      else if (name === 'item' && /html/iu.test(attributeOf(attributes, 'media-type') ?? '')) {
        hrefs.set(attributeOf(attributes, 'id') ?? '', attributeOf(attributes, 'href') ?? '');
      } else if (name === 'itemref') spine.push(attributeOf(attributes, 'idref') ?? '');
    },
    close: () => (isTitle = false),
    text(raw) {
      if (isTitle) title += decodeEntities(raw);
    },
  });
  const chapters = spine.flatMap((id) => {
    const href = hrefs.get(id);
    return href === undefined ? [] : [posix.join(posix.dirname(path), entryName(href))];
  });
  return { ...(title.trim() && { title: title.trim() }), chapters: [...new Set(chapters)] };
}

/** An address within the book as an entry's name. */
export function entryName(href: string): string {
  const path = href.replace(/#.*$/su, '');
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that is part of the name.
    return path;
  }
}
