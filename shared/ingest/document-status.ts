import * as z from 'zod';
import type { DocumentStatus } from '../domain/document.ts';

/** The states of a document as input may name them. */
export const documentStatus = z.enum([
  'queued',
  'parsing',
  'chunking',
  'embedding',
  'indexing',
  'indexed',
  'failed',
  'deleting',
]) satisfies z.ZodType<DocumentStatus>;
