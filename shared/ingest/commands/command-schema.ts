import * as z from 'zod';
import type { IngestionCommand } from '../../domain/ingestion-command.ts';
import { documentStatus } from '../document-status.ts';

const order = {
  tenantId: z.string().min(1),
  requestId: z.string().min(1),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
};
const texts = z.array(z.string());

const filter = z.strictObject({
  ids: texts.optional(),
  status: documentStatus.optional(),
  tags: texts.optional(),
  category: z.string().optional(),
  pathPrefix: z.string().optional(),
});

const changes = z.strictObject({
  title: z.string().nullish(),
  groups: texts.optional(),
  tags: texts.optional(),
  category: z.string().nullish(),
  audience: z.string().nullish(),
  sourceUrl: z.string().nullish(),
});

const documentId = z.string().min(1);

/** A command as it comes from the queue, where others may have put something else. */
export const commandSchema: z.ZodType<IngestionCommand> = z.discriminatedUnion('type', [
  z.strictObject({ ...order, type: z.literal('reindex'), documentId }),
  z.strictObject({ ...order, type: z.literal('delete'), documentId, version: z.string().min(1) }),
  z.strictObject({ ...order, type: z.literal('update-metadata'), documentId, changes }),
  z.strictObject({
    ...order,
    type: z.enum(['reindex-by-filter', 'delete-by-filter']),
    filter,
    after: z.string().optional(),
  }),
]);
