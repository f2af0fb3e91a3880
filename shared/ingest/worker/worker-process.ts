import { constants, setPriority } from 'node:os';
import process from 'node:process';
import { WatchedThread } from './watched-thread.ts';
import type { WorkerLimits } from './worker-limits.ts';
import type { WorkerJob, WorkerOutcome, WorkerReport } from './worker-protocol.ts';

/**
 * Entry point of a worker's process; in the bundle it is its own file, `worker-process.js`. The thread does the work and
 * may be busy for minutes; this one stays free to watch it. Arguments: the thread's entry point, its limits as JSON.
 */
const [entry = '', limits = ''] = process.argv.slice(2);
// Who asks a question waits for it; who drops a document does not.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const thread = new WatchedThread(new URL(entry), JSON.parse(limits) as WorkerLimits);

process.on('message', (job: WorkerJob) => void thread.run(job).then(answer));
// The host is gone, or wants no more of this process.
process.on('disconnect', () => process.exit());
// A terminal sends Ctrl-C to all processes; when this one ends is for the host to say.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

function answer(outcome: WorkerOutcome): void {
  const memory = process.memoryUsage.rss() / (1024 * 1024);
  process.send?.({ outcome, memory } satisfies WorkerReport);
}
