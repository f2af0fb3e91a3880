/**
 * Loaded into a child process before its program (`node --import`). Standard input is a pipe from the
 * parent: when the parent is gone, however it ended, the pipe closes and the child stops in good order.
 */
import process from 'node:process';

process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.once('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
if ('unref' in process.stdin) process.stdin.unref();
