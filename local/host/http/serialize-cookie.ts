import type { RpcHttpCookie } from '../core/core-types.ts';

const sameSiteText = { none: undefined, lax: 'Lax', strict: 'Strict', explicitNone: 'None' };

/** Writes a cookie as a `Set-Cookie` value (RFC 6265); the library has checked the parts' types. */
export function serializeCookie(cookie: RpcHttpCookie): string {
  const sameSite = sameSiteText[cookie.sameSite ?? 'none'];
  const parts = [`${cookie.name}=${encodeURIComponent(cookie.value)}`];
  if (cookie.maxAge) parts.push(`Max-Age=${Math.floor(cookie.maxAge.value)}`);
  if (cookie.domain) parts.push(`Domain=${cookie.domain.value}`);
  if (cookie.path) parts.push(`Path=${cookie.path.value}`);
  if (cookie.expires) {
    parts.push(`Expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`);
  }
  if (cookie.httpOnly?.value) parts.push('HttpOnly');
  if (cookie.secure?.value) parts.push('Secure');
  if (sameSite !== undefined) parts.push(`SameSite=${sameSite}`);
  return parts.join('; ');
}
