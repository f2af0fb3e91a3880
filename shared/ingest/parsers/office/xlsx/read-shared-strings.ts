import { decodeEntities } from '../../xml/decode-entities.ts';
import { localName, scanXml } from '../../xml/scan-xml.ts';
import { oneLine } from '../markdown/tidy-text.ts';

/** Reads `xl/sharedStrings.xml` (ECMA-376 part 1, 18.4): rich text without its looks, no phonetic readings. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  scanXml(xml, {
    open(qualified, _attributes, isEmpty) {
      const name = localName(qualified);
      if (name === 't') isText = !isEmpty && !isPhonetic;
      else if (name === 'rPh') isPhonetic = !isEmpty;
      else if (name === 'si' && isEmpty) strings.push('');
    },
    close(qualified) {
      const name = localName(qualified);
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        strings.push(oneLine(text));
        text = '';
      }
    },
    text(raw) {
      if (isText) text += decodeEntities(raw);
    },
  });
  return strings;
}
