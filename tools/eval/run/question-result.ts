import * as z from 'zod';

const shownPassage = z.object({
  document: z.string(),
  pageFrom: z.number(),
  pageTo: z.number(),
  /** It is of a true page, or of a true document where no page is judged. */
  right: z.boolean(),
});

/** What one part of the product (a stage, the answer, the judge) did with a question. */
const partSchema = z.object({
  metrics: z.record(z.string(), z.number()),
  milliseconds: z.number().optional(),
  /** What it said: an answer, a rewritten question. */
  text: z.string().optional(),
  /** The best of what it found or cited. */
  passages: z.array(shownPassage).optional(),
});

export const questionResultSchema = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.enum(['stand-alone', 'follow-up', 'unanswerable', 'rewrite']),
  /** The question before it. */
  followsUp: z.string().optional(),
  /** What was searched for, where that is not the question. */
  searchedFor: z.string().optional(),
  truth: z.string().optional(),
  expected: z.array(z.string()),
  /** By the part's name, in the order in which they run. */
  parts: z.record(z.string(), partSchema),
  degraded: z.array(z.string()),
  relevance: z.number().optional(),
  tokens: z.object({ input: z.number(), output: z.number() }).optional(),
});

export type ShownPassage = z.output<typeof shownPassage>;
export type Part = z.output<typeof partSchema>;
export type QuestionResult = z.output<typeof questionResultSchema>;
