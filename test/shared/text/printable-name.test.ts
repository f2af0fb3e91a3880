import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printableName } from '../../../shared/text/printable-name.ts';

test('what would break a line or turn its direction is written out', () => {
  assert.equal(printableName('a\nb\u0000.pdf'), String.raw`a\u{a}b\u{0}.pdf`);
  assert.equal(printableName('invoice\u202efdp.exe'), String.raw`invoice\u{202e}fdp.exe`);
  assert.equal(printableName('a\u2028b\ufeff\u00ad'), String.raw`a\u{2028}b\u{feff}\u{ad}`);
});

test('names in any script stay as they are', () => {
  for (const name of [
    'hr/Übersicht 100 %.pdf',
    '年度報告.docx',
    'می\u200cخواهم.txt',
    '👩\u200d💻.md',
  ]) {
    assert.equal(printableName(name), name);
  }
});
