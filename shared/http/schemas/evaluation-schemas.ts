import * as z from 'zod';

/** Names of data sets, parts, metrics and settings. */
const name = z.string().min(1).max(100);
const value = z.number();
const count = z.int().min(0);
const moment = z.iso.datetime({ offset: true, message: 'must be an ISO 8601 date and time' });

/** An object with at most `most` keys. */
const recordOf = <T extends z.ZodType>(item: T, most: number) =>
  z
    .record(name, item)
    .refine((record) => Object.keys(record).length <= most, `must have at most ${most} entries`);

const estimate = z.strictObject({ mean: value, low: value, high: value, count });

const partFigures = z.strictObject({
  part: name,
  metrics: recordOf(estimate, 50),
  milliseconds: z.strictObject({ median: value, p95: value }).optional(),
});

const datasetFigures = z.strictObject({
  name,
  questions: count,
  documents: count.optional(),
  chunks: count.optional(),
  settings: recordOf(z.string().max(500), 50),
  judge: z.string().max(200).optional(),
  tokens: z.strictObject({ input: count, output: count }).optional(),
  parts: z.array(partFigures).max(20),
});

export const evaluationRequest = z.strictObject({
  label: z.string().trim().min(1).max(200).optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/u, 'must be a commit id')
    .optional(),
  startedAt: moment,
  datasets: z.array(datasetFigures).min(1).max(50),
});

const stored = { id: z.string(), createdAt: z.string() };

export const evaluationSchema = z.object({ ...stored, ...evaluationRequest.shape });

export const evaluationHeadSchema = evaluationSchema.extend({
  datasets: z.array(z.object({ name, questions: count })),
});
