import process from 'node:process';
import { startTemporaryStack } from '../../tools/support/temporary-stack.ts';

// A whole stack in a process tree of its own, which a test can kill at any moment.
const stack = await startTemporaryStack({ stateDirectory: process.argv[2] ?? '' });
const { settings } = stack.services;
process.send?.({ url: stack.url, settings });
const stop = () => void stack.close().then(() => process.exit(0));
process.on('message', stop);
// The test is gone, passed or not.
process.on('disconnect', stop);
