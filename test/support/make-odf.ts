import { Buffer } from 'node:buffer';
import { makeArchive } from './make-archive.ts';

const names = [
  'office',
  'text',
  'table',
  'draw',
  'presentation',
  'svg',
  'style',
  'manifest',
  'meta',
];
const namespaces = names
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(' ');

/** A list style `L1`. */
const bullets =
  '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';

interface OdfOptions {
  readonly title?: string;
  /** XML within the manifest. */
  readonly manifest?: string;
}

/** An OpenDocument file; `body` is the XML within `office:text`, `office:spreadsheet` or `office:presentation`. */
export function makeOdf(
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  { title = '', manifest = '' }: OdfOptions = {},
): Uint8Array {
  return makeArchive({
    mimetype: Buffer.from(`application/vnd.oasis.opendocument.${kind}`),
    'META-INF/manifest.xml': `<manifest:manifest ${namespaces}>${manifest}</manifest:manifest>`,
    'meta.xml': `<office:document-meta ${namespaces}><office:meta><dc:title>${title}</dc:title></office:meta></office:document-meta>`,
    'content.xml': `<office:document-content ${namespaces}><office:automatic-styles>${bullets}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
  });
}
