import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseBlobPath } from '../../../../local/host/blob/blob-path.ts';

describe('parseBlobPath', () => {
  const matches: [string, string, Record<string, string> | undefined][] = [
    ['documents/{name}', 'a/b/c.pdf', { name: 'a/b/c.pdf' }],
    ['documents/{tenant}/{name}', 'a/b/c.pdf', { tenant: 'a/b', name: 'c.pdf' }],
    ['documents/{tenant}/{name}', 'c.pdf', undefined],
    ['documents/in/{name}.{ext}', 'in/a.b.pdf', { name: 'a.b', ext: 'pdf' }],
    ['documents/in/{name}.pdf', 'in/apdf', undefined],
    ['documents/in/{name}.pdf', 'out/a.pdf', undefined],
    ['documents/in/fixed (1).txt', 'in/fixed (1).txt', {}],
    ['documents', 'any/blob', {}],
  ];
  for (const [path, name, expected] of matches) {
    it(`"${path}" ${expected ? 'takes' : 'leaves'} "${name}"`, () => {
      assert.deepEqual(parseBlobPath(path).match(name), expected);
    });
  }

  it('knows what a listing can be narrowed to', () => {
    assert.equal(parseBlobPath('documents/in/2026-{day}/{name}').prefix, 'in/2026-');
    assert.equal(parseBlobPath('documents').prefix, '');
  });

  const refusals: [string, RegExp][] = [
    ['documents/{*name}', /"\{\*name\}" is not needed/],
    ['documents/{a.b}', /braces around something that is not a name/],
    ['documents/{open', /braces/],
    ['documents/{a}/{a}', /uses a parameter twice/],
    ['{container}/{name}', /does not begin with a container name/],
    ['Documents/{name}', /does not begin with a container name/],
  ];
  for (const [path, reason] of refusals) {
    it(`refuses "${path}"`, () => {
      assert.throws(() => parseBlobPath(path), reason);
    });
  }
});
