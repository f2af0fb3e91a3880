import { makeArchive } from './make-archive.ts';
import { relationshipsXml } from './relationships-xml.ts';

const namespaces =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A shape; `placeholder` is a type such as `title`. */
export function slideShape(lines: readonly string[], placeholder?: string): string {
  const type = placeholder === undefined ? '' : `<p:ph type="${placeholder}"/>`;
  const paragraphs = lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`);
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Shape"/><p:cNvSpPr/><p:nvPr>${type}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${paragraphs.join('')}</p:txBody></p:sp>`;
}

export interface SlideParts {
  readonly shapes: string;
  /** Shapes of its notes page. */
  readonly notes?: string;
}

/** A presentation; the slides' files are numbered from the last to the first. */
export function makePptx(
  slides: readonly SlideParts[],
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const number = (at: number) => slides.length - at;
  const tree = (shapes: string) => `<p:cSld><p:spTree>${shapes}</p:spTree></p:cSld>`;
  const entries: Record<string, string | Uint8Array> = {
    '_rels/.rels': relationshipsXml({ rId1: ['officeDocument', 'ppt/presentation.xml'] }),
    'ppt/presentation.xml': `<p:presentation ${namespaces}><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationshipsXml(
      Object.fromEntries(
        slides.map((_, at) => [`rId${at + 1}`, ['slide', `slides/slide${number(at)}.xml`]]),
      ),
    ),
  };
  slides.forEach(({ shapes, notes }, at) => {
    const name = `slide${number(at)}.xml`;
    entries[`ppt/slides/${name}`] = `<p:sld ${namespaces}>${tree(shapes)}</p:sld>`;
    if (notes === undefined) return;
    const notesName = `notesSlide${number(at)}.xml`;
    entries[`ppt/notesSlides/${notesName}`] = `<p:notes ${namespaces}>${tree(notes)}</p:notes>`;
    entries[`ppt/slides/_rels/${name}.rels`] = relationshipsXml({
      rId1: ['notesSlide', `../notesSlides/${notesName}`],
    });
    entries[`ppt/notesSlides/_rels/${notesName}.rels`] = relationshipsXml({
      rId1: ['slide', `../slides/${name}`],
    });
  });
  return makeArchive({ ...entries, ...parts });
}
