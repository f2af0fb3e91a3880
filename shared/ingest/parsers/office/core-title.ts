import { decodeEntities } from '../xml/decode-entities.ts';
import type { OfficeParts } from './open-package.ts';

/** The title in an Office file's core properties (ECMA-376 part 2, 8.3). */
export function coreTitle(parts: OfficeParts): string | undefined {
  const raw = /<dc:title(?:\s[^>]*)?>([^<]*)<\/dc:title>/u.exec(
    parts.get('docProps/core.xml') ?? '',
  )?.[1];
  return raw === undefined ? undefined : decodeEntities(raw);
}
