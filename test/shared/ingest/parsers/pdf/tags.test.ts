import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePdf } from '../../../../../shared/ingest/parsers/pdf/parse-pdf.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';
import { makePdf } from '../../../../support/make-pdf.ts';

type Pdf = PDFKit.PDFDocument;
type Tags = PDFKit.PDFStructureElement;

const prose = 'Every pump is inspected once a year by somebody who has been trained for it. ';

async function read(draw: (pdf: Pdf, root: Tags) => void): Promise<string> {
  const bytes = await makePdf(
    (pdf) => {
      const root = pdf.struct('Document');
      pdf.addStructure(root);
      pdf.font('Times-Roman').fontSize(11);
      draw(pdf, root);
      root.end();
    },
    { tagged: true, pdfVersion: '1.7' },
  );
  const input = { ...defaultParseLimits, bytes, onPages: () => undefined };
  return (await parsePdf(input)).text;
}

function tag(pdf: Pdf, parent: Tags, role: string, draw: () => void): void {
  parent.add(pdf.struct(role, {}, draw));
}

function table(pdf: Pdf, parent: Tags, rows: readonly (readonly string[])[]): void {
  const element = pdf.struct('Table');
  parent.add(element);
  rows.forEach((cells, row) => {
    const line = pdf.struct('TR');
    element.add(line);
    cells.forEach((text, column) => {
      tag(pdf, line, row === 0 ? 'TH' : 'TD', () => {
        // So narrow that text wraps, and so near each other that positions do not tell columns apart.
        pdf.text(text, 72 + column * 62, 200 + row * 40, { width: 60 });
      });
    });
    line.end();
  });
  element.end();
}

function list(pdf: Pdf, parent: Tags, texts: readonly string[]): void {
  const element = pdf.struct('L');
  parent.add(element);
  for (const text of texts) {
    const item = pdf.struct('LI');
    element.add(item);
    tag(pdf, item, 'Lbl', () => pdf.text('o', 72, pdf.y, { continued: true }));
    tag(pdf, item, 'LBody', () => pdf.text(` ${text}`));
    item.end();
  }
  element.end();
}

test('cells of a tagged table are told apart by their tags', async () => {
  const text = await read((pdf, root) => {
    tag(pdf, root, 'H2', () => pdf.text('Faults', 72, 100));
    table(pdf, root, [
      ['Code', 'Meaning', 'Remedy'],
      ['E16', 'Defrosting not finished', 'Look at the fan again'],
      ['E20', 'Low | high', ''],
    ]);
  });
  assert.equal(
    text,
    [
      '## Faults',
      '',
      '| Code | Meaning | Remedy |',
      '| --- | --- | --- |',
      '| E16 | Defrosting not finished | Look at the fan again |',
      '| E20 | Low \\| high |  |',
    ].join('\n'),
  );
});

test('tagged lists are lists, whatever marks their items', async () => {
  const text = await read((pdf, root) => {
    tag(pdf, root, 'P', () => pdf.text('Bring:', 72, 100));
    list(pdf, root, ['a lamp', 'a rope']);
  });
  assert.equal(text, 'Bring:\n\n- a lamp\n- a rope');
});

test('the order of tags is the order of reading', async () => {
  const text = await read((pdf, root) => {
    tag(pdf, root, 'P', () => pdf.text('Read this first.', 72, 500));
    tag(pdf, root, 'P', () => pdf.text('Read this second.', 72, 100));
    list(pdf, root, ['then this']);
  });
  assert.match(text, /^Read this first\.\n\nRead this second\.\n\n- then this$/u);
});

test('artifacts are left out, descriptions of pictures are read, untagged words are kept', async () => {
  const text = await read((pdf, root) => {
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.text('Chapter seven', 72, 300).endMarkedContent();
    tag(pdf, root, 'P', () => pdf.text(prose.repeat(5), 72, 100));
    root.add(
      pdf.struct('Figure', { alt: 'A pump\u202e with its lid off' }, () =>
        pdf.rect(9, 9, 9, 9).fill(),
      ),
    );
    list(pdf, root, ['after it']);
    pdf.text('Stamped.', 72, 600);
  });
  assert.doesNotMatch(text, /Chapter/u);
  assert.match(text, /\n\nA pump with its lid off\n\n- after it\n\nStamped\.$/u);
});

test('tags that leave out text, or put a whole page into one paragraph, are not believed', async () => {
  const untagged = await read((pdf, root) => {
    list(pdf, root, ['the only tagged words']);
    pdf.fontSize(20).text('A heading', 72, 150).fontSize(11).moveDown();
    pdf.text(prose.repeat(5), 72);
  });
  assert.match(untagged, /\n# A heading\n\nEvery pump/u);
  const lumped = await read((pdf, root) => {
    list(pdf, root, ['an item']);
    tag(pdf, root, 'P', () => {
      pdf.fontSize(20).text('A heading', 72, 150).fontSize(11).moveDown();
      for (let line = 0; line < 40; line += 1) pdf.text(prose, 72);
    });
  });
  assert.match(lumped, /\n# A heading\n\nEvery pump/u);
});

test('text in the largest type is a title, though it is tagged as a paragraph', async () => {
  const text = await read((pdf, root) => {
    tag(pdf, root, 'P', () => pdf.fontSize(30).text('Pump manual', 72, 100).fontSize(11));
    tag(pdf, root, 'H1', () => pdf.fontSize(16).text('Care', 72, 150).fontSize(11));
    tag(pdf, root, 'P', () => pdf.text(prose, 72, 200));
    list(pdf, root, ['an item']);
  });
  assert.match(text, /^# Pump manual\n\n# Care\n\nEvery pump[^\n]*\n\n- an item$/u);
});
