/** What a user says about themselves. It shapes how answers are put and which passages come first; it is never a source. */
export interface Profile {
  /** What they do and know, in their own words. */
  readonly background?: string | undefined;
  /** For example `beginner`. */
  readonly experienceLevel?: string | undefined;
  readonly goals: readonly string[];
  readonly interests: readonly string[];
}

export const emptyProfile: Profile = { goals: [], interests: [] };
