import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Principal } from '../../shared/domain/principal.ts';
import { emptyProfile } from '../../shared/domain/profile.ts';
import type { ProfileStore } from '../../shared/ports/profile-store.ts';

let made = 0;
const newUser = (tenantId = 'acme'): Principal => ({
  tenantId,
  userId: `user-${(made += 1)}`,
  groups: [],
});

const nurse = {
  background: 'Nurse on night shifts',
  experienceLevel: 'beginner',
  goals: ['swap shifts'],
  interests: ['pensions'],
};

/** What every ProfileStore does. */
export function profileStoreContract(open: () => Promise<ProfileStore>): void {
  describe('a profile store', () => {
    it('has an empty profile for a user who has said nothing', async () => {
      assert.deepEqual(await (await open()).get(newUser()), emptyProfile);
    });

    it('gives back the profile that was put last', async () => {
      const store = await open();
      const user = newUser();
      await store.put(user, { ...nurse, background: 'Porter' });
      await store.put(user, nurse);
      assert.deepEqual(await store.get(user), nurse);
      await store.put(user, { goals: [], interests: ['parking'] });
      assert.deepEqual(await store.get(user), { goals: [], interests: ['parking'] });
    });

    it('keeps users and tenants apart', async () => {
      const store = await open();
      const user = newUser();
      await store.put(user, nurse);
      assert.deepEqual(await store.get({ ...user, tenantId: 'other' }), emptyProfile);
      assert.deepEqual(await store.get(newUser()), emptyProfile);
    });

    it('removes a profile, also one that is not there', async () => {
      const store = await open();
      const user = newUser();
      await store.put(user, nurse);
      await store.remove(user);
      await store.remove(user);
      assert.deepEqual(await store.get(user), emptyProfile);
    });
  });
}
