import { toAppError } from '../../errors.ts';
import type { Call } from '../handle.ts';
import { jsonReply, type Reply } from '../reply.ts';

/** A probe that takes longer than this counts as failed, in milliseconds. */
const probeTimeoutMs = 3000;

/** `GET /api/health/live`: the process answers. */
export async function getLive(): Promise<Reply> {
  return jsonReply({ status: 'live' });
}

/** `GET /api/health/ready`: 200 once a question can be answered; 503 with the failing dependency named. */
export async function getReady({ services, connection }: Call): Promise<Reply> {
  const signal = AbortSignal.any([connection.signal, AbortSignal.timeout(probeTimeoutMs)]);
  const probes = {
    database: services.sessions.ping(),
    search: services.searchIndex.ping(signal),
    model: services.chatModel.ping(signal),
    storage: services.originals.ping(signal),
  };
  const checks = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => {
      try {
        await withTimeout(probe);
        return { name, status: 'ok' };
      } catch (error) {
        return { name, status: 'failed', reason: toAppError(error).message };
      }
    }),
  );
  const failed = checks.filter((check) => check.status === 'failed').map((check) => check.name);
  return failed.length === 0
    ? jsonReply({ status: 'ready', checks })
    : jsonReply({ status: 'unavailable', failed, checks }, 503, { 'retry-after': '5' });
}

async function withTimeout(probe: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('The probe timed out.')), probeTimeoutMs);
  try {
    await Promise.race([probe, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
