import type { Principal } from '../domain/principal.ts';
import type { Profile } from '../domain/profile.ts';

/** What users say about themselves, by (tenant, user). Methods throw AppError `store_unavailable`. */
export interface ProfileStore {
  /** @returns an empty profile for a user who has said nothing */
  get(principal: Principal): Promise<Profile>;
  /** Takes the place of what was said before. */
  put(principal: Principal, profile: Profile): Promise<void>;
  /** Removes it; without one it does nothing. */
  remove(principal: Principal): Promise<void>;
}
