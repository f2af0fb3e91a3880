import { decodeEntities } from '../xml/decode-entities.ts';
import type { OfficeParts } from './open-package.ts';

/**
 * The title in an Office file's properties: `docProps/core.xml` (ECMA-376 part 2, 8.3), or `meta.xml` (OpenDocument 1.3
 * part 3, 4.3.2.3).
 */
export function declaredTitle(parts: OfficeParts): string | undefined {
  const properties = parts.get('docProps/core.xml') ?? parts.get('meta.xml') ?? '';
  const raw = /<dc:title(?:\s[^>]*)?>([^<]*)<\/dc:title>/u.exec(properties)?.[1];
  return raw === undefined ? undefined : decodeEntities(raw);
}
