import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestFingerprint } from '../../../../shared/http/idempotency/request-fingerprint.ts';
import { aRequest, formBody } from '../../../support/a-request.ts';

const url = 'http://localhost:7071/api/documents';
const json = (body: string, query = '', headers: Record<string, string> = {}) =>
  requestFingerprint(aRequest({ url: url + query, method: 'POST', headers }), Buffer.from(body));

function form(
  boundary: string,
  content: string,
  type = `multipart/form-data; boundary=${boundary}`,
) {
  const body = formBody([{ disposition: 'name="file"; filename="a.txt"', content }]);
  const bytes = Buffer.from(body.toString().replaceAll('--xx', `--${boundary}`));
  return requestFingerprint(
    aRequest({ url, method: 'POST', headers: { 'content-type': type } }),
    bytes,
  );
}

test('the same request has the same fingerprint', () => {
  assert.equal(json('{"a":1}'), json('{"a":1}'));
});

test('another body, query or kind of answer makes another request', () => {
  const first = json('{"a":1}');
  assert.notEqual(json('{"a":2}'), first);
  assert.notEqual(json('{"a":1}', '?all=true'), first);
  assert.notEqual(json('{"a":1}', '', { accept: 'text/event-stream' }), first);
  assert.equal(json('{"a":1}', '', { accept: 'application/json' }), first);
});

test('a form is compared without its boundary', () => {
  const first = form('xx', 'Rules.');
  assert.equal(form('----WebKitFormBoundary7', 'Rules.'), first);
  assert.equal(form('q q', 'Rules.', 'multipart/form-data; boundary="q q"'), first);
  assert.notEqual(form('yy', 'Other rules.'), first);
});

test('a boundary counts only in forms', () => {
  const body = 'a--xxb';
  const type = { 'content-type': 'text/plain; boundary=xx' };
  assert.notEqual(
    json(body, '', type),
    json('a--yyb', '', { 'content-type': 'text/plain; boundary=yy' }),
  );
});
