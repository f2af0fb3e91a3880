import * as z from 'zod';

const longest = { id: 100, value: 200 };

/** A value to compare with; halves of characters, which services refuse, are refused here by name. */
const value = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .refine((text) => text.isWellFormed(), 'must be well-formed text');

/** Years 1 to 9999: what the index can compare with, also when the offset moves a moment over the end. */
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');
const moment = z.iso
  .datetime({ offset: true, message: 'must be an ISO 8601 date and time', abort: true })
  .refine(
    (text) => Date.parse(text) >= earliest && Date.parse(text) <= latest,
    'must be an ISO 8601 date and time in the years 1 to 9999',
  );

const filters = z
  .strictObject({
    documentIds: z.array(value(longest.id)).min(1).max(100).optional(),
    tags: z.array(value(longest.value)).min(1).max(50).optional(),
    category: value(longest.value).optional(),
    audience: value(longest.value).optional(),
    groups: z.array(value(longest.value)).min(1).max(50).optional(),
    updatedAfter: moment.optional(),
    updatedBefore: moment.optional(),
  })
  .refine(
    ({ updatedAfter, updatedBefore }) =>
      updatedAfter === undefined ||
      updatedBefore === undefined ||
      Date.parse(updatedAfter) < Date.parse(updatedBefore),
    { path: ['updatedBefore'], message: 'must be later than updatedAfter' },
  )
  .describe('Confines the answer to some documents.');

const question = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maxCharacters, `must be at most ${maxCharacters} characters long`);

export const chatRequest = (maxCharacters: number) =>
  z.strictObject({
    message: question(maxCharacters),
    sessionId: z.uuid('must be a session id').optional(),
    filters: filters.optional(),
  });

export const searchRequest = (maxCharacters: number) =>
  z.strictObject({
    query: question(maxCharacters),
    top: z.number().int().min(1).max(50).default(10),
    filters: filters.optional(),
  });

export const citationSchema = z.object({
  number: z.int(),
  documentId: z.string(),
  chunkId: z.string(),
  title: z.string(),
  path: z.string(),
  pageFrom: z.int(),
  pageTo: z.int(),
  headings: z.array(z.string()),
  quote: z.string(),
  quoteStart: z.int(),
  quoteEnd: z.int(),
  url: z.string().describe('Opens the document at the page.'),
  sourceUrl: z.string().optional().describe('Where the document is published.'),
});

export const groundingSchema = z
  .object({
    sentences: z.array(
      z.object({
        start: z.int().describe('Offset in the answer (UTF-16 units), as end, which is exclusive.'),
        end: z.int(),
        score: z.number().min(0).max(1),
        supported: z.boolean(),
        sources: z.array(z.int()).describe('Empty when the sentence cites none.'),
      }),
    ),
    ungrounded: z.literal(true).optional().describe('No sentence is supported.'),
  })
  .describe('How far each statement stands in its sources, word by word.');
const tokens = { inputTokens: z.int(), outputTokens: z.int(), model: z.string() };

export const usageSchema = z.object({
  ...tokens,
  route: z.enum(['small', 'large', 'none']),
  calls: z.array(z.object({ purpose: z.string(), ...tokens })),
});

export const nearestSchema = z.array(
  z.object({ documentId: z.string(), title: z.string(), path: z.string(), url: z.string() }),
);

export const chatResponse = z.object({
  sessionId: z.string(),
  messageId: z.string(),
  answer: z.string(),
  citations: z.array(citationSchema),
  followUps: z.array(z.string()),
  grounding: groundingSchema.optional(),
  rewrittenQuestion: z.string().optional(),
  refused: z.boolean().optional(),
  nearest: nearestSchema.optional(),
  conversational: z.boolean().optional(),
  title: z.string().optional(),
  degraded: z.array(z.string()).optional(),
  usage: usageSchema,
});

export const searchResponse = z.object({
  items: z.array(
    z.object({
      chunkId: z.string(),
      documentId: z.string(),
      title: z.string(),
      path: z.string(),
      pageFrom: z.int(),
      pageTo: z.int(),
      headings: z.array(z.string()),
      content: z.string(),
      score: z.number(),
    }),
  ),
  degraded: z.array(z.string()).optional(),
});
