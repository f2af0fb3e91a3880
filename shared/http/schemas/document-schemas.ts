import * as z from 'zod';
import { documentStatus as status } from '../../ingest/document-status.ts';
import { pageQuery } from './common-schemas.ts';

export const documentsQuery = pageQuery.extend({
  status: status.optional().describe('Only documents with this status.'),
});

const timing = z
  .object({
    startedAt: z.iso.datetime(),
    ms: z.int().optional().describe('Absent while the stage lasts.'),
  })
  .optional();

export const documentSchema = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  contentType: z.string(),
  size: z.int().describe('Bytes.'),
  status,
  stage: status.describe('The same as status.'),
  progress: z.object({ done: z.int(), total: z.int() }),
  timings: z
    .object({
      queued: timing,
      parsing: timing,
      chunking: timing,
      embedding: timing,
      indexing: timing,
    })
    .describe('When each stage last began and how many milliseconds it took.'),
  attempts: z.int().describe('How often work on this version was begun.'),
  pages: z.int(),
  chunks: z.int(),
  tokens: z.int().describe('Of all passages together.'),
  reusedVectors: z.int().describe('Passages whose vectors came from the version before.'),
  version: z.string(),
  contentHash: z.string().optional().describe('SHA-256 of the file, once it was read.'),
  tags: z.array(z.string()),
  groups: z.array(z.string()),
  category: z.string().optional(),
  audience: z.string().optional(),
  sourceUrl: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  warnings: z.array(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  indexedAt: z.iso.datetime().optional(),
});

const list = z
  .string()
  .max(2000)
  .transform((value) =>
    value
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .describe('Separated by commas.');

export const documentPath = z
  .string()
  .trim()
  .min(1)
  .max(900)
  .describe('Where the document is kept, for example hr/handbook.pdf.');

/** The text fields beside `file` in an upload form. */
export const uploadFields = z.strictObject({
  path: documentPath.optional().describe('Where it is kept; the file name when absent.'),
  title: z.string().trim().min(1).max(300).optional(),
  tags: list.optional(),
  groups: list.optional(),
  category: z.string().trim().min(1).max(200).optional(),
  audience: z.string().trim().min(1).max(200).optional(),
  sourceUrl: z.url({ protocol: /^https?$/ }).optional(),
});
