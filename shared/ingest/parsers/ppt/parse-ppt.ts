import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { documentTitle } from '../compound/document-title.ts';
import { readCompoundFile } from '../compound/read-compound-file.ts';
import { readStream } from '../compound/storage.ts';
import { toDocument } from '../office/to-document.ts';
import { findObjects } from './persisted-objects.ts';
import { children, recordTypes, type PptRecord } from './read-records.ts';
import { listSlides, type ListedSlide } from './slide-list.ts';
import { slidePage } from './slide-page.ts';
import { masterParts, slideParts } from './slide-texts.ts';
import type { SlideText } from './text-runs.ts';

/**
 * Reads a presentation of PowerPoint 97 to 2003 ([MS-PPT]); each slide is a page. What a master adds stands on the
 * first slide that shows it.
 * @throws IngestFailure `too_many_pages`, `too_much_text`; see `readCompoundFile` and `findObjects`
 */
export async function parsePpt(input: ParseInput): Promise<ParsedDocument> {
  const file = readCompoundFile(input.bytes);
  const currentUser = required(readStream(file, 'Current User'));
  const objects = findObjects(currentUser, required(readStream(file, 'PowerPoint Document')));
  const slides = listSlides(objects.document, 'slides');
  if (slides.length > input.maxPages) throw new IngestFailure('too_many_pages');
  input.onPages(slides.length);
  const notes = objectsOf(listSlides(objects.document, 'notes'));
  const masters = objectsOf(listSlides(objects.document, 'masters'));
  const seen = new Set<number>();
  let textLeft = input.maxText;
  const pages = slides.map(({ object, outline }) => {
    const slide = objects.find(object);
    if (slide?.type !== recordTypes.slide || seen.has(slide.data.byteOffset)) {
      throw new IngestFailure('damaged_document');
    }
    seen.add(slide.data.byteOffset);
    const { master, spoken } = referencesOf(slide);
    const backdrop = objects.find(masters.get(master) ?? 0);
    const parts = [...slideParts(slide, outline), ...(backdrop ? masterParts(backdrop) : [])];
    const speech = objects.find(notes.get(spoken) ?? 0);
    // What several slides show is read once.
    masters.delete(master);
    notes.delete(spoken);
    const page = slidePage(parts, speech ? textsOf(speech) : []);
    textLeft -= page.length;
    if (textLeft < 0) throw new IngestFailure('too_much_text');
    return page;
  });
  const title = documentTitle(readStream(file, '\u0005SummaryInformation'));
  return toDocument(input, pages, { title, pageKind: 'slide' });
}

function objectsOf(listed: readonly ListedSlide[]): Map<number, number> {
  return new Map(listed.map(({ slideId, object }) => [slideId, object]));
}

/** The numbers of a slide's master and notes in their lists ([MS-PPT] 2.5.10); 0 is none. */
function referencesOf(slide: PptRecord): { readonly master: number; readonly spoken: number } {
  const atom = [...children(slide.data)].find(({ type }) => type === recordTypes.slideAtom);
  if (atom === undefined || atom.data.length < 20) return { master: 0, spoken: 0 };
  return { master: atom.data.readUInt32LE(12), spoken: atom.data.readUInt32LE(16) };
}

function textsOf(notes: PptRecord): SlideText[] {
  return slideParts(notes, []).flatMap((part) => (part.kind === 'text' ? [part.text] : []));
}

function required(stream: Buffer | undefined): Buffer {
  if (stream === undefined) throw new IngestFailure('damaged_document');
  return stream;
}
