import rhea from 'rhea';
import type { DeliveredMessage } from '../../broker/consumer.ts';
import { renderMessage } from '../../content/render-message.ts';

/** Messages as a management reply carries them: encoded, with their lock tokens. */
export function toMessageList(messages: readonly DeliveredMessage[]) {
  return messages.map((message) => ({
    message: renderMessage(message),
    ...(message.lock && {
      'lock-token': rhea.types.wrap_uuid(rhea.string_to_uuid(message.lock.token)),
    }),
  }));
}
