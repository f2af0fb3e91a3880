import assert from 'node:assert/strict';
import { it } from 'node:test';
import { printable } from '../../../local/stack/printable.ts';

it('takes from a terminal what would steer it, and nothing else', () => {
  assert.equal(printable('a\u001b[2Jb\u0007\u009bc\r'), 'a�[2Jb��c�');
  assert.equal(printable('“Überstunden” … 日本\n\tnext'), '“Überstunden” … 日本\n\tnext');
  assert.equal(printable('invoice\u202efdp.exe'), 'invoice�fdp.exe');
});
