import * as z from 'zod';
import { DEFAULT_DIMENSIONS } from '../models.ts';

const text = z.string().min(1, 'an input must not be empty');

/** Body of `POST /v1/embeddings`, as far as this service reads it. Limits are those of OpenAI's embedding models. */
export const embeddingsRequest = z.looseObject({
  input: z.union([
    text,
    z.array(text).min(1).max(2048, 'at most 2048 inputs are embedded at once'),
    z.array(z.union([z.number(), z.array(z.number())])).min(1),
  ]),
  dimensions: z.int().min(1).max(4096).default(DEFAULT_DIMENSIONS),
  encoding_format: z.enum(['float', 'base64']).default('float'),
});
