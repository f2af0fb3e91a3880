import * as z from 'zod';
import { documentStatus } from '../../ingest/document-status.ts';
import { documentPath } from './document-schemas.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const entries = z.array(line(200)).max(50);
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** Properties as an editor gives them in JSON. */
const properties = {
  title: line(300).optional(),
  groups: entries.optional(),
  tags: entries.optional(),
  category: line(200).optional(),
  audience: line(200).optional(),
  sourceUrl: webAddress.optional(),
};

const hasSome = (value: object) => Object.values(value).some((one) => one !== undefined);

export const documentPatch = z
  .strictObject({
    ...properties,
    title: line(300).nullish(),
    category: line(200).nullish(),
    audience: line(200).nullish(),
    sourceUrl: webAddress.nullish(),
  })
  .refine(hasSome, 'must change something')
  .describe('null or an empty list removes a property; what is left out stays as it is.');

const conditions = {
  ids: z.array(line(64)).min(1).max(1000).optional(),
  status: documentStatus.optional(),
  tags: z.array(line(200)).min(1).max(50).optional().describe('One of them is enough.'),
  category: line(200).optional(),
  pathPrefix: z.string().min(1).max(900).optional().describe('For example hr/.'),
};

export const reindexFilter = z
  .strictObject(conditions)
  .describe('Documents that meet every condition; without conditions all of them.');

export const deletionFilter = z
  .strictObject({ ...conditions, all: z.literal(true).optional() })
  .refine(hasSome, 'must have a condition, or “all” to remove every document')
  .describe('Documents that meet every condition.');

export const requestAccepted = z.object({
  requestId: z.string().describe('Stands in the logs of everything that is done for it.'),
});

export const uploadLinkRequest = z.strictObject({ path: documentPath, ...properties });

export const uploadLinkResponse = z.object({
  url: z.string().describe('Send the file there. Whoever has it can store this one file.'),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()).describe('Headers the upload must have.'),
  expiresAt: z.iso.datetime(),
  documentId: z.string(),
  statusUrl: z.string().describe('Answers once the file is stored.'),
});

export const deadLetterSchema = z.object({
  id: z.string(),
  enqueuedAt: z.iso.datetime(),
  code: z.string(),
  reason: z.string(),
  attempts: z.int(),
  command: z
    .looseObject({ type: z.string(), requestId: z.string(), requestedBy: z.string() })
    .optional()
    .describe('Absent when the message is no command.'),
});

export const replayedResponse = z.object({
  replayed: z.int().describe('At most 1000 at once.'),
});
