import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { DocumentIntelligence } from '../support/document-intelligence.ts';
import { heading, paragraph } from '../support/make-pdf.ts';
import { makeScannedPdf } from '../support/scanned-pdf.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fee = 'A locker in the bicycle cellar costs twelve pounds a month.';
const scan = await makeScannedPdf([
  undefined,
  (pdf) => {
    heading(pdf, 'Bicycle lockers');
    paragraph(pdf, fee);
  },
]);

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, 'It did not happen within a minute.');
    await pause(50);
  }
}

async function withStack(
  options: Parameters<typeof startTemporaryStack>[0],
  use: (stack: TemporaryStack) => Promise<void>,
): Promise<void> {
  const stack = await startTemporaryStack(options);
  try {
    await use(stack);
  } finally {
    await stack.close();
  }
}

describe('a scanned document', () => {
  describe('with the local engine', () => {
    let stack: TemporaryStack;
    before(async () => {
      stack = await startTemporaryStack({ settings: { OCR: 'local' } });
    });
    after(() => stack.close());

    it('answers questions with its page, and says which pages were recognised', async () => {
      const { id } = await stack.api.uploadContent(scan, 'lockers.pdf');
      const [document] = await stack.api.settled([id]);
      assert.equal(document?.status, 'indexed');
      assert.deepEqual(document.warnings, [
        'Page 2 recognised from an image: the text may hold mistakes.',
        'Page 1 without text: nothing was found in the image.',
      ]);
      const { answer, citations } = await stack.api.ask('What does a bicycle locker cost?');
      assert.match(answer, /twelve pounds/u);
      assert.deepEqual([citations[0]?.path, citations[0]?.pageFrom], ['lockers.pdf', 2]);
    });
  });

  it('is read by Document Intelligence once, though the host stops meanwhile', async (t) => {
    const service = await new DocumentIntelligence().start();
    t.after(() => service.stop());
    service.texts.set(2, `# Bicycle lockers\n\n${fee}`);
    service.pollsUntilDone = Infinity;
    const options = {
      stateDirectory: temporaryFolder(t),
      settings: {
        DOCUMENT_INTELLIGENCE_ENDPOINT: service.endpoint,
        DOCUMENT_INTELLIGENCE_KEY: 'secret',
      },
    };
    let id = '';
    await withStack(options, async ({ api }) => {
      ({ id } = await api.uploadContent(scan, 'lockers.pdf'));
      await until(() => service.requests.length - service.analyses >= 2);
      assert.deepEqual((await api.document(id)).progress, { done: 0, total: 2 });
    });

    service.pollsUntilDone = 1;
    await withStack(options, async ({ api }) => {
      const [document] = await api.settled([id]);
      assert.equal(document?.status, 'indexed');
      assert.equal(service.analyses, 1);
      const { citations } = await api.ask('What does a bicycle locker cost?');
      assert.deepEqual([citations[0]?.path, citations[0]?.pageFrom], ['lockers.pdf', 2]);
    });
  });
});
