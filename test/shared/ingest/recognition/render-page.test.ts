import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBlank } from '../../../../shared/ingest/recognition/gray-image.ts';
import { openPdfium } from '../../../../shared/ingest/recognition/open-pdfium.ts';
import { renderPage, scaleOf } from '../../../../shared/ingest/recognition/render-page.ts';
import { makePdf, paragraph } from '../../../support/make-pdf.ts';

const library = await openPdfium();

describe('renderPage', () => {
  it('draws a page upright at about 200 dots an inch, black on white', async () => {
    const pdf = await makePdf((drawn) => drawn.rect(0, 0, 100, 50).fill('black'));
    const { width, height, pixels, scale } = renderPage(library, pdf, 1);
    assert.equal(width, 1700);
    assert.equal(height, Math.floor(841.89 * scale));
    assert.equal(pixels.length, width * height);
    assert.equal(pixels[0], 0);
    assert.equal(pixels.at(-1), 255);
  });

  it('draws the page that is asked for', async () => {
    const pdf = await makePdf((drawn) => {
      drawn.addPage();
      paragraph(drawn, 'Only the second page has text.');
    });
    assert.equal(isBlank(renderPage(library, pdf, 1)), true);
    assert.equal(isBlank(renderPage(library, pdf, 2)), false);
    assert.throws(() => renderPage(library, pdf, 3), /Page 3/u);
  });

  it('refuses what is no PDF', () => {
    assert.throws(() => renderPage(library, Buffer.from('no pdf'), 1), /Page 1/u);
  });
});

describe('scaleOf', () => {
  const pixelsOf = (width: number, height: number) => {
    const scale = scaleOf({ width, height });
    return [Math.round(width * scale), Math.round(height * scale)];
  };

  it('draws Letter at 200 dots an inch', () => {
    assert.deepEqual(pixelsOf(612, 792), [1700, 2200]);
  });

  it('draws a page finer that a scanner made too small, within reason', () => {
    assert.deepEqual(pixelsOf(408, 528), [1700, 2200]);
    assert.equal(scaleOf({ width: 20, height: 20 }), 400 / 72);
  });

  it('never makes more than ten million pixels', () => {
    const [width = 0, height = 0] = pixelsOf(14_400, 14_400);
    assert.ok(width * height <= 10_001_000);
    assert.ok(scaleOf({ width: 0, height: 0 }) > 0);
  });
});
