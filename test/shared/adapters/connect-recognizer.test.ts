import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRecognizer } from '../../../shared/adapters/connect-recognizer.ts';
import { testSettings } from '../../support/local-settings.ts';

const endpoint = { DOCUMENT_INTELLIGENCE_ENDPOINT: 'https://contoso.cognitiveservices.azure.com' };
const installed = () => true;
const missing = () => false;

function engine(settings: Readonly<Record<string, string>>, isInstalled: () => boolean) {
  return connectRecognizer(testSettings(settings), isInstalled)?.id.split('-')[0];
}

test('auto takes Document Intelligence, then the local engine, then none', () => {
  assert.equal(engine(endpoint, installed), 'document');
  assert.equal(engine({}, installed), 'tesseract');
  assert.equal(engine({}, missing), undefined);
});

test('a named engine is that one, and off is none', () => {
  assert.equal(engine({ ...endpoint, OCR: 'local' }, installed), 'tesseract');
  assert.equal(engine({ ...endpoint, OCR: 'document-intelligence' }, missing), 'document');
  assert.equal(engine({ ...endpoint, OCR: 'off' }, installed), undefined);
});

test('asking for what is not there is a fault of the settings', () => {
  assert.throws(() => engine({ OCR: 'local' }, missing), {
    code: 'configuration',
    remedy: /tesseract\.js/u,
  });
  assert.throws(() => testSettings({ OCR: 'document-intelligence' }), {
    message: /DOCUMENT_INTELLIGENCE_ENDPOINT: must be set/u,
  });
  assert.throws(() => testSettings({ OCR: 'maybe' }), { message: /OCR:/u });
});

test('the packages of the local engine are installed here', () => {
  assert.equal(connectRecognizer(testSettings({ OCR: 'local' }))?.pagesPerCall, 1);
});
