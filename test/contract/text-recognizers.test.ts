import { after, before, describe } from 'node:test';
import { DocumentIntelligenceRecognizer } from '../../shared/adapters/document-intelligence-recognizer.ts';
import { TesseractRecognizer } from '../../shared/adapters/tesseract-recognizer.ts';
import { DocumentIntelligence } from '../support/document-intelligence.ts';
import { testSettings } from '../support/local-settings.ts';
import { heading, paragraph } from '../support/make-pdf.ts';
import { makeScannedPdf } from '../support/scanned-pdf.ts';
import { textRecognizerContract } from './text-recognizer-contract.ts';

const permits = 'Permits cost 45 pounds a month and are sold at the reception desk.';
const leave = 'Staff get 28 days of annual leave.';
const scan = await makeScannedPdf([
  (pdf) => {
    heading(pdf, 'Parking permits');
    paragraph(pdf, permits);
  },
  undefined,
  (pdf) => paragraph(pdf, leave),
]);

describe('Tesseract', () => {
  textRecognizerContract(
    () => new TesseractRecognizer(testSettings()),
    () => scan,
  );
});

describe('Document Intelligence', () => {
  const service = new DocumentIntelligence();
  before(() => service.start());
  after(() => service.stop());
  service.texts.set(1, `# Parking permits\n\n${permits}`).set(3, leave);
  service.pollsUntilDone = 3;
  textRecognizerContract(
    () =>
      new DocumentIntelligenceRecognizer(
        service.endpoint,
        testSettings({ DOCUMENT_INTELLIGENCE_KEY: 'secret' }),
      ),
    () => scan,
  );
});
