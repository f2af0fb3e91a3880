import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteCounts } from '../../../local/services/write-counts.ts';

describe('WriteCounts', () => {
  const stampOf = (counts: WriteCounts, container: string) =>
    counts.stampFor({ method: 'GET', url: `/account/${container}?restype=container` });

  it('gives a container another stamp after every write to it, and after one that may be to any', () => {
    const counts = new WriteCounts('s');
    const stamps = [stampOf(counts, 'a')];
    for (const [method, url] of [
      ['PUT', '/account/a/x/y.txt'],
      ['PUT', '/account/a/x/y.txt?comp=metadata'],
      ['DELETE', '/account/a/x/y.txt'],
      ['POST', '/account?comp=batch'],
    ] as const) {
      counts.note({ method, url });
      stamps.push(stampOf(counts, 'a'));
    }
    assert.equal(new Set(stamps).size, 5);
  });

  it('keeps the stamp over reads and writes to other containers', () => {
    const counts = new WriteCounts('s');
    const before = stampOf(counts, 'a');
    counts.note({ method: 'GET', url: '/account/a/x.txt' });
    counts.note({ method: 'HEAD', url: '/account/a/x.txt' });
    counts.note({ method: 'PUT', url: '/account/b/a' });
    assert.equal(stampOf(counts, 'a'), before);
  });

  it('has no stamp for any other request, and none of an earlier start', () => {
    const counts = new WriteCounts('s');
    for (const url of ['/account/a?restype=container&comp=list', '/account/a/b', '/account']) {
      assert.equal(counts.stampFor({ method: 'GET', url }), undefined);
    }
    assert.notEqual(stampOf(new WriteCounts('t'), 'a'), stampOf(counts, 'a'));
  });
});
