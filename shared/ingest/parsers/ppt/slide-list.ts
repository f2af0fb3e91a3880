import type { PptRecord } from './read-records.ts';
import { children, recordTypes } from './read-records.ts';
import { TextRuns, type SlideText } from './text-runs.ts';

/** A slide, its notes or a master, as the list in the document has it. */
export interface ListedSlide {
  /** The number of its object. */
  readonly object: number;
  readonly slideId: number;
  /** Texts of its title and body, which the slide itself only refers to. */
  readonly outline: readonly SlideText[];
}

const lists = { slides: 0, masters: 1, notes: 2 } as const;

/** The slides of a presentation in their order, their masters or their notes ([MS-PPT] 2.4.14.3, 2.4.14.6). */
export function listSlides({ data }: PptRecord, list: keyof typeof lists): ListedSlide[] {
  const slides: (ListedSlide & { readonly outline: SlideText[] })[] = [];
  let runs = new TextRuns([]);
  for (const container of children(data)) {
    if (container.type !== recordTypes.slideList || container.instance !== lists[list]) continue;
    for (const record of children(container.data)) {
      if (record.type === recordTypes.slidePersist && record.data.length >= 16) {
        const outline: SlideText[] = [];
        runs = new TextRuns(outline);
        slides.push({
          object: record.data.readUInt32LE(0),
          slideId: record.data.readUInt32LE(12),
          outline,
        });
      } else runs.read(record);
    }
  }
  return slides;
}
