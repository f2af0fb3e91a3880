import { MemoryCommandQueue } from '../support/memory-command-queue.ts';
import { commandQueueContract } from './command-queue-contract.ts';

commandQueueContract(async () => {
  const queue = new MemoryCommandQueue();
  return {
    queue,
    receive: async () => queue.receive(),
    exhaust: async () => {
      queue.exhaust();
    },
  };
});
