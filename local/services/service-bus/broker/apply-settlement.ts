import type { HeldMessage } from './held-message.ts';
import type { HeldMessages } from './held-messages.ts';
import type { Settlement } from './settlement.ts';

/**
 * Does with a locked message what its receiver decided, as part of the running transaction.
 * @throws ServiceBusError when a dead letter is to be dead-lettered
 */
export function applySettlement(
  settlement: Settlement,
  message: HeldMessage,
  messages: HeldMessages,
): void {
  switch (settlement.kind) {
    case 'complete':
      messages.remove(message);
      break;
    case 'release':
      messages.giveBack(message, 'untried');
      break;
    case 'abandon':
      if (settlement.properties) messages.addProperties(message, settlement.properties);
      messages.giveBack(message, 'failed');
      break;
    case 'defer':
      if (settlement.properties) messages.addProperties(message, settlement.properties);
      messages.defer(message);
      break;
    case 'dead-letter':
      messages.deadLetter(message, settlement);
  }
}
