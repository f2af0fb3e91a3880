import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import functions, { type HttpHandler, type HttpResponseInit } from '@azure/functions';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { openApiDocument } from '../../../shared/http/openapi.ts';
import { root } from '../../../tools/support/temporary-stack.ts';
import { aRequest } from '../../support/a-request.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = openApiDocument({ MESSAGE_MAX_CHARACTERS: 123 });
const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const described = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** The handlers that functions/ registers, by route. Modules register once, so they are asked once. */
const registered = new Map<string, HttpHandler>();

before(async () => {
  const register = (_name: string, { route, handler }: { route: string; handler: HttpHandler }) => {
    registered.set(`/${route}`, handler);
  };
  const http = mock.method(functions.app, 'http', register);
  for (const file of [
    'chat',
    'dead-letters',
    'evaluations',
    'document-commands',
    'documents',
    'health',
    'me',
    'not-found',
    'openapi',
    'search',
    'sessions',
  ]) {
    await import(`../../../functions/${file}.ts`);
  }
  http.mock.restore();
});

test('Every function’s route is described, and every described route has a function', () => {
  const routes = [...registered.keys()];
  // The description itself, and the answer to whatever is not described.
  const apart = ['/openapi.json', '/{*path}'];
  assert.deepEqual(
    routes.filter((route) => !apart.includes(route)).sort(),
    Object.keys(paths).sort(),
  );
  for (const route of apart) assert.ok(routes.includes(route), route);
});

test('Operations have ids of their own, parameters for their paths, and problems', () => {
  const ids = described.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, operation } of described) {
    const inPath = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    assert.deepEqual(
      inPath,
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    assert.ok('default' in operation.responses, operation.operationId);
  }
});

test('What changes something takes an Idempotency-Key, and nothing else does', () => {
  const taking = described.filter(({ operation }) =>
    operation.parameters.some(({ name }) => name === 'Idempotency-Key'),
  );
  const readsOnly = ['/search', '/documents/upload-url'];
  const changing = described.filter(
    ({ path, method }) => method !== 'get' && !readsOnly.includes(path),
  );
  assert.deepEqual(taking, changing);
  for (const { operation } of taking) assert.ok('422' in operation.responses);
});

test('Functions mind an Idempotency-Key where the description says so', async () => {
  const environment = { ...process.env };
  Object.assign(process.env, localSettings(root, {}, {}));
  try {
    for (const { path, method, operation } of described) {
      if (method === 'get') continue;
      const headers = { 'idempotency-key': 'no key at all' };
      const request = aRequest({ method: method.toUpperCase(), headers });
      const context = new functions.InvocationContext();
      const answer = (await registered.get(path)?.(request, context)) as HttpResponseInit;
      const isMinded = (answer.body as string).includes('must be 1 to 255 printable');
      const takesKey = operation.parameters.some(({ name }) => name === 'Idempotency-Key');
      assert.equal(isMinded, takesKey, operation.operationId);
    }
  } finally {
    process.env = environment;
  }
});

test('Every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference = '']) => reference,
  );
  assert.ok(references.length > 0);
  for (const reference of new Set(references)) {
    const target = reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
    assert.ok(target, reference);
  }
});

test('The document is JSON and says the limit that is set', () => {
  const text = JSON.stringify(document);
  assert.deepEqual(JSON.parse(text), document);
  assert.match(text, /"maxLength":123/);
});
