import type { Principal } from '../../shared/domain/principal.ts';
import { emptyProfile, type Profile } from '../../shared/domain/profile.ts';
import type { ProfileStore } from '../../shared/ports/profile-store.ts';

/** Profiles in memory. */
export class MemoryProfileStore implements ProfileStore {
  readonly #profiles = new Map<string, Profile>();

  async get(principal: Principal): Promise<Profile> {
    return this.#profiles.get(key(principal)) ?? emptyProfile;
  }

  async put(principal: Principal, profile: Profile): Promise<void> {
    this.#profiles.set(key(principal), profile);
  }

  async remove(principal: Principal): Promise<void> {
    this.#profiles.delete(key(principal));
  }
}

function key({ tenantId, userId }: Principal): string {
  return JSON.stringify([tenantId, userId]);
}
