import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePdf } from '../../../../../shared/ingest/parsers/pdf/parse-pdf.ts';
import type { ParsedDocument } from '../../../../../shared/ingest/parsed-document.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';
import { heading, makePdf, paragraph } from '../../../../support/make-pdf.ts';

const leave =
  'Every employee has twenty-five days of annual leave a year. Leave that is not taken by the end of March is lost, ' +
  'unless illness was the reason. Ask your manager at least two weeks before you want to be away from work.';

function parse(bytes: Uint8Array, maxPages = 100): Promise<ParsedDocument> {
  return parsePdf({ bytes, ...defaultParseLimits, maxPages, onPages: () => undefined });
}

/** pdfkit has no method for page labels; it writes any reference of its catalogue. */
function labelPages(pdf: PDFKit.PDFDocument, labels: object): void {
  const { data } = (
    pdf as unknown as { readonly _root: { readonly data: Record<string, unknown> } }
  )._root;
  data.PageLabels = labels;
}

function pageText({ text, pageStarts }: ParsedDocument, page: number): string {
  return text.slice(pageStarts[page - 1], pageStarts[page]).trim();
}

test('headings, paragraphs and pages are told apart', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      heading(pdf, 'Annual leave');
      paragraph(pdf, leave);
      pdf.addPage();
      heading(pdf, 'Sick leave');
      paragraph(pdf, leave);
    }),
  );
  assert.equal(pageText(parsed, 1), `# Annual leave\n\n${leave}`);
  assert.equal(pageText(parsed, 2), `# Sick leave\n\n${leave}`);
  assert.equal(parsed.title, 'Annual leave');
  assert.deepEqual(parsed.warnings, []);
});

test('bold lines in body size and outline entries are headings, too', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      heading(pdf, 'Handbook');
      paragraph(pdf, leave);
      pdf.font('Helvetica-Bold').fontSize(11).text('Carrying leave over').moveDown(0.5);
      paragraph(pdf, leave);
      pdf.outline.addItem('Exceptions', {}).addItem('for part-time staff');
      pdf.font('Times-Roman').text('for part-time staff').moveDown(0.8);
      paragraph(pdf, leave);
    }),
  );
  assert.match(parsed.text, /\n## Carrying leave over\n/u);
  assert.match(parsed.text, /\n## for part-time staff\n/u);
});

test('words cut at a line end are made whole, compounds keep their hyphen', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      const lines = [
        'The implementation of co-insurance began. A long line before it imple-',
        'mentation ended here, while the rate of the co-',
        'insurance stayed the same for all the members of the plan this year.',
      ];
      pdf.font('Times-Roman').fontSize(11);
      for (const line of lines) pdf.text(line);
    }),
  );
  assert.match(
    parsed.text,
    /before it implementation ended here, while the rate of the co-insurance stayed/u,
  );
});

test('a table becomes a Markdown table', async () => {
  const rows = [
    ['Plan', 'Monthly price', 'Users'],
    ['Basic', '12 EUR', '5'],
    ['Team', '30 EUR', '20'],
  ];
  const parsed = await parse(
    await makePdf((pdf) => {
      paragraph(pdf, leave);
      pdf.font('Helvetica').fontSize(10);
      rows.forEach((row, line) => {
        row.forEach((cell, column) =>
          pdf.text(cell, 72 + column * 150, 200 + line * 18, { lineBreak: false }),
        );
      });
    }),
  );
  assert.match(
    parsed.text,
    /\| Plan \| Monthly price \| Users \|\n\| --- \| --- \| --- \|\n\| Basic \| 12 EUR \| 5 \|\n\| Team \| 30 EUR \| 20 \|/u,
  );
});

test('two columns are read one after the other', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      pdf.font('Times-Roman').fontSize(10);
      for (let line = 0; line < 20; line += 1) {
        pdf.text(`left column, line number ${line} of it`, 60, 100 + line * 14, {
          lineBreak: false,
        });
        pdf.text(`right column, line number ${line} of it`, 320, 100 + line * 14, {
          lineBreak: false,
        });
      }
    }),
  );
  const lastLeft = parsed.text.indexOf('left column, line number 19');
  assert.ok(lastLeft > 0 && lastLeft < parsed.text.indexOf('right column, line number 0'));
});

test('running headers, footers and page numbers are left out', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      for (let page = 1; page <= 4; page += 1) {
        if (page > 1) pdf.addPage();
        pdf.font('Helvetica').fontSize(9).text('Example GmbH confidential', 72, 30);
        pdf.text(`Page ${page} of 4`, 72, 740, { lineBreak: false });
        pdf.font('Times-Roman').fontSize(11).text(`Section ${page}. ${leave}`, 72, 120);
      }
    }),
  );
  assert.doesNotMatch(parsed.text, /confidential|Page \d/u);
  assert.match(pageText(parsed, 3), /^Section 3\. Every/u);
});

test('a sentence that runs over a page break stays in one paragraph', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      pdf
        .font('Times-Roman')
        .fontSize(11)
        .text('The deductible of the plan is two thousand dollars for each');
      pdf.addPage().text('person and year, and it is due before the plan pays anything.');
    }),
  );
  assert.equal(
    parsed.text,
    'The deductible of the plan is two thousand dollars for each\nperson and year, and it is due before the plan pays anything.',
  );
  assert.equal(parsed.text.slice(parsed.pageStarts[1]).startsWith('person'), true);
});

test('pages without text are named', async () => {
  const withEmptyPage = await parse(
    await makePdf((pdf) => {
      paragraph(pdf, leave);
      pdf.addPage().rect(100, 100, 50, 50).fill();
    }),
  );
  assert.deepEqual(withEmptyPage.pagesWithoutText, [2]);
  assert.deepEqual(withEmptyPage.warnings, []);
  const withoutText = await parse(await makePdf((pdf) => pdf.rect(100, 100, 50, 50).fill()));
  assert.deepEqual(withoutText.pagesWithoutText, [1]);
  assert.equal(withoutText.text, '');
});

test('a page that shows nothing but a running header counts as one without text', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      for (let page = 1; page <= 4; page += 1) {
        if (page > 1) pdf.addPage();
        pdf.font('Helvetica').fontSize(9).text('Example GmbH confidential', 72, 30);
        if (page !== 3) pdf.font('Times-Roman').fontSize(11).text(leave, 72, 120);
      }
    }),
  );
  assert.deepEqual(parsed.pagesWithoutText, [3]);
});

test('a document’s own page labels are kept when they say more than the page’s number', async () => {
  const draw = (pdf: PDFKit.PDFDocument) => {
    paragraph(pdf, leave);
    pdf.addPage();
    paragraph(pdf, leave);
  };
  const labelled = await makePdf((pdf) => {
    draw(pdf);
    labelPages(pdf, { Nums: [0, { S: 'r' }, 1, { P: new String('A-'), S: 'D', St: 7 }] });
  });
  assert.deepEqual((await parse(labelled)).pageLabels, ['i', 'A-7']);
  const counted = await makePdf((pdf) => {
    draw(pdf);
    labelPages(pdf, { Nums: [0, { S: 'D' }] });
  });
  assert.equal((await parse(counted)).pageLabels, undefined);
});

test('the filled-in fields of a form follow their page’s text', async () => {
  const parsed = await parse(
    await makePdf((pdf) => {
      paragraph(pdf, 'Application for leave');
      pdf.font('Helvetica').initForm();
      pdf.formText('applicant.name', 72, 300, 200, 20, { value: 'Ada Example' });
      pdf.formText('reason', 72, 200, 200, 20, { value: 'Moving house' });
      pdf.formText('remark', 72, 400, 200, 20, { value: '' });
      pdf.addPage();
      paragraph(pdf, 'Notes');
    }),
  );
  assert.equal(
    pageText(parsed, 1),
    'Application for leave\n\n- reason: Moving house\n- name: Ada Example',
  );
  assert.equal(pageText(parsed, 2), 'Notes');
});

test('encrypted, cut off and garbage files are told apart', async () => {
  const encrypted = await makePdf((pdf) => paragraph(pdf, leave), { userPassword: 'secret' });
  await assert.rejects(parse(encrypted), { code: 'encrypted_document' });
  const whole = await makePdf((pdf) => paragraph(pdf, leave.repeat(50)));
  await assert.rejects(parse(whole.slice(0, whole.length * 0.6)), { code: 'damaged_document' });
  await assert.rejects(parse(new TextEncoder().encode('%PDF-1.7\nnot really')), {
    code: 'damaged_document',
  });
  await assert.rejects(parse(new TextEncoder().encode('no PDF at all')), {
    code: 'damaged_document',
  });
});

test('a document with more pages than allowed is refused before it is read', async () => {
  const bytes = await makePdf((pdf) => {
    for (let page = 0; page < 5; page += 1) pdf.addPage().text('x');
  });
  await assert.rejects(parse(bytes, 5), { code: 'too_many_pages' });
});
