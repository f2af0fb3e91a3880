import { MemoryDocumentEvents } from '../support/memory-document-events.ts';
import { documentEventsContract } from './document-events-contract.ts';

documentEventsContract(async () => {
  const events = new MemoryDocumentEvents();
  return { events, receive: async () => events.receive() };
});
