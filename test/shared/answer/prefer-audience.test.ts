import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferAudience } from '../../../shared/answer/prefer-audience.ts';
import { emptyProfile } from '../../../shared/domain/profile.ts';
import { aChunk } from '../../support/a-chunk.ts';

const ranked = Array.from({ length: 20 }, (_, rank) =>
  aChunk({ id: String(rank + 1), score: 1 - rank / 20, audience: 'administrators' }),
);
const forInstallers = (id: string) =>
  ranked.map((chunk) => (chunk.id === id ? { ...chunk, audience: 'Installers' } : chunk));
const installer = { ...emptyProfile, background: 'I am an installer of heat pumps' };
const order = (chunks: readonly { id: string }[]) => chunks.map(({ id }) => Number(id));

test('A passage meant for such a reader moves up a few places, never to the front from far below', () => {
  assert.deepEqual(order(preferAudience(forInstallers('2'), installer)).slice(0, 3), [2, 1, 3]);
  assert.equal(order(preferAudience(forInstallers('10'), installer)).indexOf(10), 6);
  assert.equal(order(preferAudience(forInstallers('20'), installer)).indexOf(20), 16);
});

test('Scores stay as they are, so that relevance is judged as before', () => {
  const [first] = preferAudience(forInstallers('2'), installer);
  assert.equal(first?.score, ranked[1]?.score);
});

test('Every word of the audience must be the reader’s; nothing moves without a profile or an audience', () => {
  const numbers = Array.from({ length: 20 }, (_, rank) => rank + 1);
  const forSeniors = forInstallers('2').map((chunk) =>
    chunk.id === '2' ? { ...chunk, audience: 'senior installers' } : chunk,
  );
  assert.deepEqual(order(preferAudience(forSeniors, installer)), numbers);
  assert.deepEqual(order(preferAudience(forInstallers('2'), emptyProfile)), numbers);
  const { audience: _, ...withoutAudience } = aChunk({ id: '2' });
  const some = [aChunk({ id: '1', audience: 'all' }), withoutAudience];
  assert.deepEqual(order(preferAudience(some, installer)), [1, 2]);
});
