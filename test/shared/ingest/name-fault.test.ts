import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locateDocument } from '../../../shared/domain/document-id.ts';
import { longestBlobName, nameFault } from '../../../shared/ingest/name-fault.ts';

const faultOf = (name: string) => nameFault(name, locateDocument(name, 'local'));

test('names of any script, with spaces, dots and percent signs, are fine', () => {
  for (const name of [
    'loose.md',
    'local/hr/Übersicht 100 %.pdf',
    'local/Annual%20Report (final).v2.pdf',
    'acme/年度報告.docx',
    'local/می\u200cخواهم.txt',
    `local/${'x'.repeat(longestBlobName - 6)}`,
  ]) {
    assert.equal(faultOf(name), undefined, name);
  }
});

test('a folder that is no tenant’s is said before anything else is', () => {
  for (const name of ['Other/x.pdf', '../local/x.pdf', '..%2flocal/x.pdf', '/x', 'local/', '']) {
    assert.equal(faultOf(name), 'unknown_tenant_folder', name);
  }
});

test('hidden characters, and parts that lead elsewhere when they are followed or decoded, are refused', () => {
  for (const name of [
    'local/../other/x.pdf',
    'local/a/../../x.pdf',
    'local/./x.pdf',
    'local//x.pdf',
    'local/hr/',
    'local/..\\other\\x.pdf',
    'local/..%2fother%2Fx.pdf',
    'local/%2e%2E/x.pdf',
    'local/x%00.pdf',
    '..%5cx.pdf',
    'local/x\u0000.pdf',
    'local/x\r\n.pdf',
    'local/invoice\u202efdp.exe',
    'local/in\u200bvoice.pdf',
  ]) {
    assert.equal(faultOf(name), 'unsafe_name', JSON.stringify(name));
  }
});

test('a name as long as storage takes leaves no room for what is kept below it', () => {
  assert.equal(faultOf(`local/${'x'.repeat(1018)}`), 'name_too_long');
});
