import type { Settings } from '../config/settings.ts';
import type { Principal } from '../domain/principal.ts';

/**
 * Who is calling. With AUTH_MODE `anonymous` everybody is the same user of the default tenant: fit for a laptop or a
 * closed network, and therefore never a default.
 */
export function resolvePrincipal(
  settings: Pick<Settings, 'AUTH_MODE' | 'DEFAULT_TENANT'>,
): Principal {
  return { tenantId: settings.DEFAULT_TENANT, userId: settings.AUTH_MODE, groups: [] };
}
