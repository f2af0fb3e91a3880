import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import functions from '@azure/functions';
import { openApiDocument } from '../../../shared/http/openapi.ts';

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

/** The routes that functions/ registers, with their path parameters. */
async function registeredRoutes(t: TestContext): Promise<string[]> {
  const routes: string[] = [];
  t.mock.method(functions.app, 'http', (_name: string, options: { route: string }) => {
    routes.push(`/${options.route}`);
  });
  for (const file of [
    'chat',
    'dead-letters',
    'document-commands',
    'documents',
    'health',
    'not-found',
    'openapi',
    'search',
    'sessions',
  ]) {
    await import(`../../../functions/${file}.ts`);
  }
  return routes;
}

test('Every function’s route is described, and every described route has a function', async (t) => {
  const routes = await registeredRoutes(t);
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
  const changing = described.filter(({ path, method }) => method !== 'get' && path !== '/search');
  assert.deepEqual(taking, changing);
  for (const { operation } of taking) assert.ok('422' in operation.responses);
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
