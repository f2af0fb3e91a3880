import { decodeEntities } from '../xml/decode-entities.ts';
import { localName, scanXml } from '../xml/scan-xml.ts';
import { oneLine } from './markdown/tidy-text.ts';

/** The paragraphs of DrawingML: text boxes, diagrams, titles of charts (ECMA-376 part 1, 21.1.2). Empty ones are left out. */
export function drawingText(xml: string): string[] {
  const paragraphs: string[] = [];
  let text = '';
  let isText = false;
  scanXml(xml, {
    open(name, _attributes, isEmpty) {
      if (name === 'a:t') isText = !isEmpty;
      else if (name === 'a:br') text += ' ';
    },
    close(name) {
      if (name === 'a:t') isText = false;
      if (localName(name) !== 'p') return;
      const line = oneLine(text);
      if (line !== '') paragraphs.push(line);
      text = '';
    },
    text(raw) {
      if (isText) text += decodeEntities(raw);
    },
  });
  return paragraphs;
}
