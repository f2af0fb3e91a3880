import * as z from 'zod';

const chunkSizes = z
  .strictObject({
    chunkTokens: z.number().int().min(64).max(2048).optional(),
    chunkOverlapTokens: z.number().int().min(0).max(512).optional(),
  })
  .refine(
    ({ chunkTokens, chunkOverlapTokens }) =>
      chunkOverlapTokens === undefined ||
      (chunkTokens !== undefined && chunkOverlapTokens * 2 <= chunkTokens),
    { error: 'chunkOverlapTokens needs chunkTokens, and is at most half of it' },
  );

/** What single tenants want otherwise than the app: JSON, an object by tenant. */
export const tenantSettingsSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('must be JSON, for example {"acme": {"chunkTokens": 256}}');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/), chunkSizes));
