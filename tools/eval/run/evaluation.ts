import * as z from 'zod';
import { questionResultSchema } from './question-result.ts';

/** What is known of the app that a data set was asked of. */
export const subjectFactsSchema = z.object({
  documents: z.number().optional(),
  chunks: z.number().optional(),
  settings: z.record(z.string(), z.string()),
});

const estimateSchema = z.object({
  mean: z.number(),
  /** Bounds of the 95 % interval. */
  low: z.number(),
  high: z.number(),
  /** Questions that the metric applies to. */
  count: z.number(),
});

const partSummarySchema = z.object({
  part: z.string(),
  metrics: z.record(z.string(), estimateSchema),
  milliseconds: z.object({ median: z.number(), p95: z.number() }).optional(),
});

export const datasetRunSchema = z.object({
  name: z.string(),
  kind: z.enum(['corpus', 'documents', 'rewrites']),
  subject: subjectFactsSchema,
  parts: z.array(partSummarySchema),
  /** Tokens of all answers together. */
  tokens: z.object({ input: z.number(), output: z.number() }).optional(),
  results: z.array(questionResultSchema),
  /** Questions that could not be asked. */
  failures: z.array(z.object({ question: z.string(), reason: z.string() })),
});

/** A run of the evaluation: what `--json` writes. */
export const evaluationSchema = z.object({
  format: z.literal(1),
  /** ISO 8601 UTC. */
  startedAt: z.string(),
  commit: z.string().optional(),
  datasets: z.array(datasetRunSchema),
});

export type SubjectFacts = z.output<typeof subjectFactsSchema>;
export type Estimate = z.output<typeof estimateSchema>;
export type PartSummary = z.output<typeof partSummarySchema>;
export type DatasetRun = z.output<typeof datasetRunSchema>;
export type Evaluation = z.output<typeof evaluationSchema>;
