import { OpenAIError } from '../wire/openai-error.ts';
import { unsupported } from '../wire/unsupported.ts';
import type { PromptMessage } from '../extractive/prompt/prompt-message.ts';
import type { ChatRequest } from './chat-request.ts';

/**
 * The text of a chat request, after everything an extractive model cannot do was refused by name.
 * @throws OpenAIError 400 or 501
 */
export function readMessages(body: ChatRequest): PromptMessage[] {
  refuseUnsupported(body);
  return body.messages.map(({ role, content }, index) => {
    if (role === 'tool' || role === 'function') {
      throw unsupported(`messages of the role ${role}`, `messages[${index}].role`);
    }
    return {
      role: role === 'developer' ? 'system' : role,
      content: textOf(content, `messages[${index}].content`),
    };
  });
}

function refuseUnsupported(body: ChatRequest): void {
  if (body.tools?.length) throw unsupported('tools', 'tools');
  if (body.functions?.length) throw unsupported('functions', 'functions');
  if ((body.n ?? 1) > 1) throw unsupported('n greater than 1', 'n');
  if (body.audio != null) throw unsupported('audio', 'audio');
  if (body.modalities?.some((modality) => modality !== 'text')) {
    throw unsupported('modalities other than text', 'modalities');
  }
  if (body.response_format && body.response_format.type !== 'text') {
    throw unsupported(`response_format ${body.response_format.type}`, 'response_format');
  }
  if (body.logprobs) throw unsupported('logprobs', 'logprobs');
  if (body.stream_options && !body.stream) {
    throw new OpenAIError(
      400,
      'invalid_value',
      'stream_options is only allowed when stream is true.',
      'stream_options',
    );
  }
}

function textOf(content: ChatRequest['messages'][number]['content'], param: string): string {
  if (content == null || typeof content === 'string') return content ?? '';
  return content
    .map((part) => {
      if (part.type !== 'text') throw unsupported(`content of the type ${part.type}`, param);
      return part.text ?? '';
    })
    .join('');
}
