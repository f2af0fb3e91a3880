import type { Call } from '../handle.ts';
import { parseJsonBody } from '../parse-input.ts';
import { jsonReply, noContent, type Reply } from '../reply.ts';
import { profileSchema } from '../schemas/profile-schemas.ts';

/** `GET /api/me`: what the caller says about themselves. */
export async function getProfile({ services, principal }: Call): Promise<Reply> {
  return jsonReply(await services.profiles.get(principal));
}

/** `PUT /api/me`: takes the place of the whole profile. */
export async function putProfile({ request, services, principal }: Call): Promise<Reply> {
  const profile = await parseJsonBody(request, profileSchema);
  await services.profiles.put(principal, profile);
  return jsonReply(profile);
}

/** `DELETE /api/me`: removes the profile. */
export async function deleteProfile({ services, principal }: Call): Promise<Reply> {
  await services.profiles.remove(principal);
  return noContent;
}
