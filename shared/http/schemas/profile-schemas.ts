import * as z from 'zod';

const text = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters long`);

const list = z.array(text(200)).max(20, 'must be at most 20').default([]);

/** A profile as it is put, and as it is read. */
export const profileSchema = z.strictObject({
  background: text(1000).optional(),
  experienceLevel: text(100).optional(),
  goals: list,
  interests: list,
});
