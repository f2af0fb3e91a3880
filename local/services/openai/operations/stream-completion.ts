import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PromptMessage } from '../extractive/prompt/prompt-message.ts';
import type { ChatRequest } from './chat-request.ts';
import { complete, usageOf } from './completion.ts';

interface StreamedCompletion {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: null;
  readonly messages: readonly PromptMessage[];
  readonly body: ChatRequest;
  readonly isAzureDeployment: boolean;
}

/** Deltas written before the event loop turns, so that other requests and a client's abort are seen in between. */
const DELTAS_A_TURN = 16;

/**
 * Streams a completion: the role first (sent before the answer is worked out), one delta a token, the finish reason,
 * the usage if asked for, `[DONE]`. Ends early when the client is gone and waits for one that reads slowly.
 */
export async function streamCompletion(
  response: ServerResponse,
  { messages, body, isAzureDeployment, ...head }: StreamedCompletion,
): Promise<void> {
  const base = { ...head, object: 'chat.completion.chunk' };
  const usageField = body.stream_options?.include_usage ? { usage: null } : {};
  const chunk = (delta: object, finishReason: string | null = null): string =>
    event({
      ...base,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
      ...usageField,
    });

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  if (isAzureDeployment) response.write(event(AZURE_FIRST_CHUNK));
  response.write(chunk({ role: 'assistant', content: '', refusal: null }));
  await nextTurn();
  if (isGone(response)) return;

  const { tokens, finishReason } = complete(messages, body);
  for (let at = 0; at < tokens.length; at += DELTAS_A_TURN) {
    response.cork();
    for (const token of tokens.slice(at, at + DELTAS_A_TURN)) {
      response.write(chunk({ content: token }));
    }
    response.uncork();
    await writable(response);
    if (isGone(response)) return;
  }
  response.write(chunk({}, finishReason));
  if (body.stream_options?.include_usage) {
    response.write(event({ ...base, choices: [], usage: usageOf(messages, tokens.length) }));
  }
  response.end('data: [DONE]\n\n');
}

/** Azure begins with its verdict on the prompt, in a chunk without choices. */
const AZURE_FIRST_CHUNK = {
  id: '',
  object: '',
  created: 0,
  model: '',
  choices: [],
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
};

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

function isGone(response: ServerResponse): boolean {
  return response.destroyed;
}

/** Resolves once the client has taken what was written, or is gone. */
async function writable(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || isGone(response)) return nextTurn();
  return new Promise((resolve) => {
    const proceed = () => {
      response.off('drain', proceed).off('close', proceed);
      resolve();
    };
    response.on('drain', proceed).on('close', proceed);
  });
}
