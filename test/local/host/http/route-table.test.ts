import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RouteTable } from '../../../../local/host/http/route-table.ts';
import { parseRouteTemplate } from '../../../../local/host/http/route-template.ts';

const route = (text: string, ...methods: string[]) => ({
  template: parseRouteTemplate(text),
  methods,
  target: text,
});

describe('RouteTable', () => {
  // In an order that would go wrong if the first match won.
  const table = new RouteTable([
    route('{*rest}', 'GET'),
    route('documents/{id}', 'GET', 'DELETE'),
    route('documents/{id:int}', 'GET'),
    route('documents/{id}/{part?}', 'GET'),
    route('documents/latest', 'GET'),
    route('documents', 'GET'),
    route('documents/{first?}', 'POST'),
    route('anything'),
  ]);

  const found: [string, string, string][] = [
    ['GET', 'documents', 'documents'],
    ['GET', 'documents/latest', 'documents/latest'],
    ['GET', 'documents/12', 'documents/{id:int}'],
    ['GET', 'documents/ab', 'documents/{id}'],
    ['GET', 'documents/ab/content', 'documents/{id}/{part?}'],
    ['GET', 'documents/ab/content/more', '{*rest}'],
    ['GET', '', '{*rest}'],
    ['DELETE', 'documents/12', 'documents/{id}'],
    ['POST', 'documents', 'documents/{first?}'],
    ['PROPFIND', 'anything', 'anything'],
  ];
  for (const [method, path, expected] of found) {
    it(`leads ${method} "${path}" to "${expected}"`, () => {
      const result = table.find(method, path);
      assert.equal(result.kind === 'found' && result.target, expected);
    });
  }

  it('names every method that the path would take', () => {
    assert.deepEqual(table.find('PATCH', 'documents/latest'), {
      kind: 'method-not-allowed',
      allowed: ['DELETE', 'GET', 'POST'],
    });
  });

  it('finds nothing where no template matches', () => {
    const small = new RouteTable([route('a', 'GET')]);
    assert.deepEqual(small.find('GET', 'b'), { kind: 'not-found' });
  });

  it('refuses two routes of which one would never run', () => {
    assert.throws(
      () => new RouteTable([route('d/{id}', 'GET', 'PUT'), route('D/{name}', 'PUT')]),
      /Two functions answer PUT "D\/\{name\}"/,
    );
    assert.doesNotThrow(() => new RouteTable([route('d/{id}', 'GET'), route('d/{id:int}', 'GET')]));
  });
});
