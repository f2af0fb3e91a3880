import { toAppError, type ErrorCode } from '../../errors.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';
import type { Services } from '../../services.ts';
import type { Call } from '../handle.ts';
import { jsonReply, type Reply } from '../reply.ts';

/** A probe that takes longer than this counts as failed, in milliseconds. */
const probeTimeoutMs = 3000;

interface Probe {
  readonly name: string;
  readonly code: ErrorCode;
  readonly ping: (services: Services, signal: AbortSignal) => Promise<void>;
}

const probes: readonly Probe[] = [
  { name: 'database', code: 'store_unavailable', ping: ({ sessions }) => sessions.ping() },
  {
    name: 'search',
    code: 'search_unavailable',
    ping: ({ searchIndex }, signal) => searchIndex.ping(signal),
  },
  {
    name: 'model',
    code: 'model_unavailable',
    ping: ({ chatModel }, signal) => chatModel.ping(signal),
  },
  {
    name: 'storage',
    code: 'storage_unavailable',
    ping: ({ originals }, signal) => originals.ping(signal),
  },
];

/** `GET /api/health/live`: the process answers. */
export async function getLive(): Promise<Reply> {
  return jsonReply({ status: 'live' });
}

/** `GET /api/health/ready`: 200 once a question can be answered; 503 with the failing dependency named. */
export async function getReady({ services, connection }: Call): Promise<Reply> {
  const checks = await Promise.all(
    probes.map((probe) => check(probe, services, connection.signal)),
  );
  const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return failed.length === 0
    ? jsonReply({ status: 'ready', checks })
    : jsonReply({ status: 'unavailable', failed, checks }, 503, { 'retry-after': '5' });
}

async function check({ name, code, ping }: Probe, services: Services, signal: AbortSignal) {
  const limit = { ms: probeTimeoutMs, what: 'The check', code };
  try {
    await withTimeLimit((limited) => ping(services, limited), limit, signal);
    return { name, status: 'ok' };
  } catch (error) {
    return { name, status: 'failed', reason: toAppError(error).message };
  }
}
