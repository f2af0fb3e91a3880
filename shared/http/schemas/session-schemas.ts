import * as z from 'zod';
import { citationSchema, groundingSchema, nearestSchema, usageSchema } from './question-schemas.ts';

export const sessionSchema = z.object({
  id: z.string(),
  title: z.string(),
  lastSeq: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** What was said up to message `throughSeq`, in short. */
  summary: z.object({ text: z.string(), throughSeq: z.int() }).optional(),
});

export const sessionPatch = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(200, 'must be at most 200 characters long'),
});

export const messageSchema = z.object({
  id: z.string(),
  seq: z.int(),
  role: z.enum(['user', 'assistant']),
  text: z.string(),
  status: z.enum(['complete', 'failed', 'aborted']),
  createdAt: z.iso.datetime(),
  citations: z.array(citationSchema),
  followUps: z.array(z.string()),
  grounding: groundingSchema.optional(),
  rewrittenQuestion: z.string().optional(),
  refused: z.boolean().optional(),
  nearest: nearestSchema.optional(),
  conversational: z.boolean().optional(),
  degraded: z.array(z.string()).optional(),
  usage: usageSchema.optional(),
  errorCode: z.string().optional(),
});
