import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  deleteProfile,
  getProfile,
  putProfile,
} from '../../../../shared/http/routes/profile-routes.ts';
import { aCall } from '../../../support/a-call.ts';
import { MemoryProfileStore } from '../../../support/memory-profile-store.ts';

const profiles = new MemoryProfileStore();

const put = (body: unknown) =>
  putProfile(
    aCall(
      { profiles },
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: { string: JSON.stringify(body) },
      },
    ),
  );
const read = async () => {
  const reply = await getProfile(aCall({ profiles }, { method: 'GET' }));
  return JSON.parse(reply.body as string) as unknown;
};

test('A profile is put as a whole, read and removed', async () => {
  assert.deepEqual(await read(), { goals: [], interests: [] });
  const reply = await put({ background: ' Nurse ', goals: ['swap shifts'] });
  assert.equal(reply.status, 200);
  assert.deepEqual(await read(), { background: 'Nurse', goals: ['swap shifts'], interests: [] });
  await put({ experienceLevel: 'expert' });
  assert.deepEqual(await read(), { experienceLevel: 'expert', goals: [], interests: [] });
  assert.equal((await deleteProfile(aCall({ profiles }, { method: 'DELETE' }))).status, 204);
  assert.deepEqual(await read(), { goals: [], interests: [] });
});

test('What is too long, unknown or of another kind is refused by name', async () => {
  const faulty: [body: unknown, field: string][] = [
    [{ background: 'x'.repeat(1001) }, 'background'],
    [{ goals: 'swap shifts' }, 'goals'],
    [{ interests: Array.from({ length: 21 }, () => 'x') }, 'interests'],
    [{ experienceLevel: '' }, 'experienceLevel'],
    [{ role: 'admin' }, 'role'],
  ];
  for (const [body, field] of faulty) {
    await assert.rejects(put(body), (error: { fields?: { field: string }[] }) => {
      assert.equal(error.fields?.[0]?.field, field);
      return true;
    });
  }
});
