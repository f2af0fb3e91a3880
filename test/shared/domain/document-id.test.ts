import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  documentId,
  locateDocument,
  parseBlobName,
  toBlobName,
} from '../../../shared/domain/document-id.ts';

test('the first folder of a blob name is the tenant', () => {
  assert.deepEqual(parseBlobName('acme/hr/Leave policy.pdf', 'local'), {
    tenantId: 'acme',
    path: 'hr/Leave policy.pdf',
  });
});

test('a name without a folder belongs to the default tenant', () => {
  assert.deepEqual(parseBlobName('notes.md', 'local'), { tenantId: 'local', path: 'notes.md' });
});

test('a folder that is no tenant name, or an empty path, is refused', () => {
  for (const name of ['My Folder/a.pdf', '/a.pdf', 'acme/', '../a.pdf', '']) {
    assert.equal(parseBlobName(name, 'local'), undefined, name);
  }
});

test('blob name and location are each other’s inverse', () => {
  const location = { tenantId: 'acme', path: 'a/b.txt' };
  assert.deepEqual(parseBlobName(toBlobName(location), 'local'), location);
});

test('the id depends on tenant and path, and on where one ends and the other begins', () => {
  const ids = [
    documentId('a', 'b/c'),
    documentId('a', 'b'),
    documentId('b', 'b/c'),
    documentId('a/b', 'c'),
  ];
  assert.equal(new Set(ids).size, 4);
  assert.equal(documentId('a', 'b/c'), documentId('a', 'b/c'));
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});

test('a blob in no tenant’s folder is the default tenant’s to see, under an id that no path has', () => {
  const named = locateDocument('local/x.pdf', 'local');
  assert.deepEqual(named, {
    tenantId: 'local',
    path: 'x.pdf',
    documentId: documentId('local', 'x.pdf'),
    isMisplaced: false,
  });
  const ids = new Set([named.documentId]);
  for (const name of [
    'Other/x.pdf',
    '/x.pdf',
    'Other/../local/x.pdf',
    '../local/x.pdf',
    'local/',
  ]) {
    const { documentId: id, ...rest } = locateDocument(name, 'local');
    assert.deepEqual(rest, { tenantId: 'local', path: name, isMisplaced: true }, name);
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.notEqual(id, documentId('local', name));
    ids.add(id);
  }
  assert.equal(ids.size, 6);
});
