import type { Principal } from '../domain/principal.ts';
import { emptyProfile, type Profile } from '../domain/profile.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import type { AnswerPorts } from './answer-ports.ts';

const limit = { ms: 2000, what: 'Reading the profile', code: 'store_unavailable' } as const;

export interface LoadedProfile {
  readonly profile: Profile;
  /** It could not be read, and this is an empty one. */
  readonly failed: boolean;
}

/** What the user says about themselves. Never fails: answers are good without it. */
export async function loadProfile(
  principal: Principal,
  { profiles, log }: Pick<AnswerPorts, 'profiles' | 'log'>,
  signal: AbortSignal,
): Promise<LoadedProfile> {
  try {
    const profile = await withTimeLimit(() => profiles.get(principal), limit, signal);
    return { profile, failed: false };
  } catch (error) {
    if (!signal.aborted) log.warn('The profile cannot be read.', error);
    return { profile: emptyProfile, failed: true };
  }
}
