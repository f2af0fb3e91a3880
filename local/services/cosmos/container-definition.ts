import * as z from 'zod';
import { badRequest, notSupported } from './cosmos-error.ts';
import { isTtl } from './ttl.ts';

const MAX_LEVELS = 3;
const path = z.string().startsWith('/');
const indexedPath = z.looseObject({ path });

const definitionSchema = z.object({
  id: z.string().regex(/^[^/\\#?]{1,255}$/, 'must have 1 to 255 characters and none of / \\ # ?'),
  partitionKey: z
    .object({
      paths: z.array(path).min(1).max(MAX_LEVELS),
      kind: z.enum(['Hash', 'MultiHash']).default('Hash'),
      version: z.literal([1, 2]).default(2),
    })
    .refine((key) => key.kind === 'MultiHash' || key.paths.length === 1, {
      message: 'several paths need the kind MultiHash',
    }),
  indexingPolicy: z
    .object({
      indexingMode: z
        .string()
        .toLowerCase()
        .pipe(z.enum(['consistent', 'none']))
        .default('consistent'),
      automatic: z.boolean().default(true),
      includedPaths: z.array(indexedPath).default([{ path: '/*' }]),
      excludedPaths: z.array(indexedPath).default([{ path: '/"_etag"/?' }]),
      compositeIndexes: z
        .array(
          z
            .array(
              z.object({ path, order: z.enum(['ascending', 'descending']).default('ascending') }),
            )
            .min(2),
        )
        .default([]),
    })
    .refine(coversRoot, { message: 'the path "/*" must be included or excluded' })
    .prefault({}),
  defaultTtl: z
    .number()
    .refine(isTtl, 'must be a positive whole number of seconds or -1')
    .optional(),
  uniqueKeyPolicy: z
    .object({ uniqueKeys: z.array(z.object({ paths: z.array(path).min(1) })) })
    .optional(),
  conflictResolutionPolicy: z.unknown().optional(),
  geospatialConfig: z.unknown().optional(),
});

/** What a container is made of: keys, indexing rules, time to live. */
export type ContainerDefinition = z.infer<typeof definitionSchema>;
export type IndexingPolicy = ContainerDefinition['indexingPolicy'];

/**
 * Reads a container definition from a request body and fills in what Azure would.
 * @throws CosmosError 400 for a malformed definition, 501 for a policy this service does not serve.
 */
export function parseContainerDefinition(body: unknown): ContainerDefinition {
  const parsed = definitionSchema.safeParse(body);
  if (!parsed.success) {
    throw badRequest(`The container definition is invalid. ${z.prettifyError(parsed.error)}`);
  }
  const known = definitionSchema.shape;
  for (const name of Object.keys(body as object)) {
    if (!Object.hasOwn(known, name) && !name.startsWith('_')) {
      throw notSupported(`the container property '${name}'`);
    }
  }
  return parsed.data;
}

function coversRoot(policy: {
  indexingMode: string;
  includedPaths: { path: string }[];
  excludedPaths: { path: string }[];
}): boolean {
  const paths = [...policy.includedPaths, ...policy.excludedPaths];
  return policy.indexingMode === 'none' || paths.some((entry) => entry.path === '/*');
}
