import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '../../shared/http/operations.ts';
import { codeRows, readPage, section } from '../support/read-page.ts';

test('docs/api.md lists the routes of the OpenAPI document and their status', () => {
  const described = operations({ MESSAGE_MAX_CHARACTERS: 1 }).map(
    ({ method, path, status }) => `${method.toUpperCase()} /api${path} ${status}`,
  );
  const documented = codeRows(section(readPage('docs/api.md'), 'API')).map(
    ([route = '', , answer = '']) => `${route} ${answer.slice(0, 3)}`,
  );
  // The description itself is a route, and not one that it describes.
  assert.deepEqual(documented.sort(), [...described, 'GET /api/openapi.json 200'].sort());
});
