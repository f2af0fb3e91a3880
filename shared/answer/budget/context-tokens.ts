import type { Settings } from '../../config/settings.ts';
import type { ChatRequest } from '../../ports/chat-model.ts';

/** Tokens that a deployment takes, prompt and reply together. */
export function contextTokens(
  settings: Pick<Settings, 'CHAT_MODEL_CONTEXT_TOKENS' | 'CHAT_MODEL_SMALL_CONTEXT_TOKENS'>,
  size: ChatRequest['size'],
): number {
  const { CHAT_MODEL_CONTEXT_TOKENS: large, CHAT_MODEL_SMALL_CONTEXT_TOKENS: small } = settings;
  return size === 'large' ? large : (small ?? large);
}
