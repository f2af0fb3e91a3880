import type { Run } from './blocks.ts';
import { BODY, COLOURS, FONTS } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';

/**
 * Height in points that runs need at a width. Measured in bold, the widest of the text fonts, so
 * that a mixed paragraph never needs more.
 */
export function heightOfRuns(page: PageWriter, runs: Run[], width: number): number {
  const text = runs.map((run) => run.text).join('');
  page.doc.font(FONTS.bold).fontSize(BODY.size);
  return page.doc.heightOfString(text, { width, lineGap: BODY.lineGap });
}

/** Draws runs as one paragraph at (x, y) and leaves the cursor below it. */
export function writeRuns(page: PageWriter, runs: Run[], x: number, width: number): void {
  page.doc.fontSize(BODY.size).fillColor(COLOURS.text);
  runs.forEach((run, index) => {
    const options = { width, lineGap: BODY.lineGap, continued: index < runs.length - 1 };
    page.doc.font(FONTS[run.style]);
    if (index === 0) page.doc.text(run.text, x, page.doc.y, options);
    else page.doc.text(run.text, options);
  });
}
