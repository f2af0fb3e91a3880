import { attributeOf } from '../xml/attribute-of.ts';
import { localName, scanXml } from '../xml/scan-xml.ts';
import { entryName } from './read-book.ts';

/** Fonts are obfuscated, which keeps no one from reading. */
const obfuscation = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

/** Entries that copy protection keeps from being read, by `META-INF/encryption.xml` (EPUB 3.3, 4.2.6.3.2). */
export function encryptedEntries(encryptionXml: string): Set<string> {
  const entries = new Set<string>();
  let method = '';
  scanXml(encryptionXml, {
    open(qualified, attributes) {
      const name = localName(qualified);
      if (name === 'EncryptionMethod') method = attributeOf(attributes, 'Algorithm') ?? '';
      else if (name === 'CipherReference' && !obfuscation.has(method)) {
        entries.add(entryName(attributeOf(attributes, 'URI') ?? ''));
      }
    },
    close(qualified) {
      if (localName(qualified) === 'EncryptedData') method = '';
    },
  });
  return entries;
}
