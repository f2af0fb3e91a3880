import type { IncomingMessage, ServerResponse } from 'node:http';
import { CHAT_MODEL } from '../models.ts';
import { readJson } from '../wire/read-json.ts';
import { replyJson } from '../wire/reply-json.ts';
import { chatRequest } from './chat-request.ts';
import { complete, usageOf } from './completion.ts';
import type { OperationContext } from './operation-context.ts';
import { readMessages } from './read-messages.ts';
import { streamCompletion } from './stream-completion.ts';

/**
 * `POST /v1/chat/completions`, as JSON or as a stream of server-sent events.
 * @throws OpenAIError 400, 413, 501
 */
export async function createChatCompletion(
  request: IncomingMessage,
  response: ServerResponse,
  isAzureDeployment: boolean,
  context: OperationContext,
): Promise<void> {
  const body = await readJson(request, chatRequest);
  const messages = readMessages(body);
  const head = {
    id: `chatcmpl-${Math.floor(context.random() * 2 ** 52).toString(36)}`,
    created: Math.floor(context.now() / 1000),
    model: CHAT_MODEL,
    system_fingerprint: null,
  };
  if (body.stream) {
    await streamCompletion(response, { ...head, messages, body, isAzureDeployment });
    return;
  }
  const { tokens, finishReason } = complete(messages, body);
  replyJson(response, 200, {
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: tokens.join(''), refusal: null },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: usageOf(messages, tokens.length),
  });
}
