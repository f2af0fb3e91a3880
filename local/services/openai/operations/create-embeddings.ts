import type { IncomingMessage, ServerResponse } from 'node:http';
import { embedText } from '../embed/embed-text.ts';
import { EMBEDDING_MODEL } from '../models.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { OpenAIError } from '../wire/openai-error.ts';
import { readJson } from '../wire/read-json.ts';
import { replyJson } from '../wire/reply-json.ts';
import { unsupported } from '../wire/unsupported.ts';
import { embeddingsRequest } from './embeddings-request.ts';

/** Of one input, as at OpenAI; counted by estimate. */
const MAX_INPUT_TOKENS = 8192;

/**
 * `POST /v1/embeddings`.
 * @throws OpenAIError 400, 413, and 501 for inputs given as token numbers
 */
export async function createEmbeddings(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request, embeddingsRequest);
  const inputs = textsOf(body.input);
  const tokens = countAll(inputs);
  replyJson(response, 200, {
    object: 'list',
    model: EMBEDDING_MODEL,
    data: inputs.map((input, index) => {
      const vector = embedText(input, body.dimensions);
      const embedding = body.encoding_format === 'base64' ? toBase64(vector) : [...vector];
      return { object: 'embedding', index, embedding };
    }),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
}

function textsOf(input: string | readonly (string | number | number[])[]): string[] {
  if (typeof input === 'string') return [input];
  const texts = input.filter((item) => typeof item === 'string');
  if (texts.length !== input.length) throw unsupported('inputs given as token numbers', 'input');
  return texts;
}

function countAll(inputs: readonly string[]): number {
  let total = 0;
  for (const [index, input] of inputs.entries()) {
    const tokens = countTokens(input);
    if (tokens > MAX_INPUT_TOKENS) {
      throw new OpenAIError(
        400,
        'context_length_exceeded',
        `Input ${index} has about ${tokens} tokens; the model reads at most ${MAX_INPUT_TOKENS}.`,
        'input',
      );
    }
    total += tokens;
  }
  return total;
}

/** 32-bit little-endian floats, as OpenAI sends them. */
function toBase64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}
