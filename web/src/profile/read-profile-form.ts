import type { Profile } from '../api/types.ts';

/** What a profile form holds; empty fields are left out, lists have one item a line. */
export function readProfileForm(form: Pick<FormData, 'get'>): Profile {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const list = (name: string) =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const background = text('background');
  const experienceLevel = text('experienceLevel');
  return {
    ...(background !== '' && { background }),
    ...(experienceLevel !== '' && { experienceLevel }),
    goals: list('goals'),
    interests: list('interests'),
  };
}
