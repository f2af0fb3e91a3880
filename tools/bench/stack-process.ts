import process from 'node:process';
import { startTemporaryStack } from '../support/temporary-stack.ts';

// A stack in a process tree of its own, so that its start can be timed and its memory told from the bench's.
const stack = await startTemporaryStack();
process.send?.({ url: stack.url });
process.on('disconnect', () => {
  void stack.close().then(() => process.exit(0));
});
