import type { Settings } from '../config/settings.ts';
import type { PackLimits } from './chunking/pack.ts';

/** How large the passages of a tenant's documents are: as its own settings say, else as the app's. */
export function chunkLimits(
  tenantId: string,
  settings: Pick<Settings, 'CHUNK_TOKENS' | 'CHUNK_OVERLAP_TOKENS' | 'TENANT_SETTINGS'>,
): PackLimits {
  const { CHUNK_TOKENS, CHUNK_OVERLAP_TOKENS, TENANT_SETTINGS = {} } = settings;
  const own = Object.hasOwn(TENANT_SETTINGS, tenantId) ? TENANT_SETTINGS[tenantId] : undefined;
  const maxTokens = own?.chunkTokens ?? CHUNK_TOKENS;
  const overlap = own?.chunkOverlapTokens ?? CHUNK_OVERLAP_TOKENS;
  return { maxTokens, overlapTokens: Math.min(overlap, Math.floor(maxTokens / 2)) };
}
