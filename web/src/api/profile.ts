import { request, requestJson } from './request.ts';
import type { Profile } from './types.ts';

const path = '/api/me';

export function loadProfile(signal: AbortSignal): Promise<Profile> {
  return requestJson(path, { signal });
}

export async function saveProfile(profile: Profile): Promise<void> {
  await request(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(profile),
  });
}
