import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocumentPath } from '../../../../shared/ingest/check-document-path.ts';
import { childName } from '../../../../shared/ingest/children/child-name.ts';

const named = (name: string, mediaType = 'application/octet-stream', ...taken: string[]) =>
  childName({ name, mediaType }, new Set(taken));

test('a good name stays', () => {
  assert.equal(named('Rates 2026 (final).pdf'), 'Rates 2026 (final).pdf');
  assert.equal(named('Übersicht.docx'), 'Übersicht.docx');
});

test('a name cannot lead elsewhere or deceive', () => {
  const hostile = [
    '../../etc/passwd',
    '..\\..\\boot.ini',
    '/abs.txt',
    'a/../../b.txt',
    '.',
    '..',
    'rep\u202efdp.exe',
    'nul\0.txt',
    'x\r\ny.txt',
    ' . hidden',
    'a%2f..%2fb',
    `${'long '.repeat(500)}.txt`,
    `x.${'y'.repeat(500)}`,
    '\ud800',
  ];
  for (const name of hostile) {
    const safe = named(name);
    assert.doesNotMatch(safe, /[/\\%\p{Cc}\p{Cf}\p{Cs}]|^\.|\.$/u, name);
    assert.ok(safe.length <= 130, name);
    checkDocumentPath(`mail.eml/${safe}`);
  }
});

test('a file without a name gets one, with the ending of its media type', () => {
  assert.equal(named('', 'message/rfc822'), 'attachment.eml');
  assert.equal(named('', 'text/html'), 'attachment.html');
  assert.equal(named('', 'image/unknown'), 'attachment');
  assert.equal(named('notes', 'text/plain'), 'notes.txt');
});

test('names that are taken are counted, whatever their case', () => {
  assert.equal(named('A.txt', 'text/plain', 'a.txt'), 'A (2).txt');
  assert.equal(named('A.txt', 'text/plain', 'a.txt', 'a (2).txt'), 'A (3).txt');
});
