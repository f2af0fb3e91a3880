import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentLink } from '../../web/src/chat/document-link.ts';

const origin = 'http://localhost:7071';

describe('documentLink', () => {
  it('keeps a document of this server with its page', () => {
    const url = '/api/documents/4f1c/content#page=5';
    assert.equal(documentLink(url, origin), url);
    assert.equal(documentLink(origin + url, origin), url);
  });

  const elsewhere = [
    'https://evil.example/api/documents/4f1c/content',
    '//evil.example/api/documents/4f1c/content',
    '/\\evil.example/api/documents/4f1c/content',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'http://user@evil.example:7071/api/documents/4f1c/content',
    '/api/sessions/4f1c',
    '/api/documents/../sessions/content',
    '/api/documents/4f1c/content/../../../sessions',
    'http://',
    '',
  ];
  for (const url of elsewhere) {
    it(`refuses ${url === '' ? 'an empty address' : url}`, () => {
      assert.equal(documentLink(url, origin), undefined);
    });
  }

  it('refuses an absent address', () => {
    assert.equal(documentLink(undefined, origin), undefined);
  });
});
