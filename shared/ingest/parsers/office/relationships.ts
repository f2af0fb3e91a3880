import { posix } from 'node:path';
import { attributeOf } from '../xml/attribute-of.ts';
import { localName, scanXml } from '../xml/scan-xml.ts';
import type { OfficeParts } from './open-package.ts';

export interface Relationship {
  readonly id: string;
  /** The last word of its type, such as `worksheet`. */
  readonly type: string;
  /** A part's name in the package. */
  readonly target: string;
}

/** What a part refers to within the package (ECMA-376 part 2, 6.5); links to the outside are left out. */
export function relationshipsOf(parts: OfficeParts, part: string): Relationship[] {
  const folder = posix.dirname(part);
  const xml = parts.get(`${folder}/_rels/${posix.basename(part)}.rels`) ?? '';
  const found: Relationship[] = [];
  scanXml(xml, {
    open(name, attributes) {
      if (localName(name) !== 'Relationship') return;
      if (attributeOf(attributes, 'TargetMode') === 'External') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      found.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: posix.basename(attributeOf(attributes, 'Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
    close: () => undefined,
  });
  return found;
}
