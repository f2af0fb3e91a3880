import type { ServiceContext } from '../service-context.ts';
import type { ServiceReply } from '../wire.ts';

/** `GET /servicestats`: how much there is; the local service has no quotas. */
export function getServiceStatistics({ indexes, store }: ServiceContext): ServiceReply {
  const hosted = [...indexes.entries()];
  const documents = hosted.reduce((sum, [, { engine }]) => sum + engine.size, 0);
  const bytes = hosted.reduce((sum, [name]) => sum + store.documentBytes(name), 0);
  const counter = (usage: number) => ({ usage, quota: null });
  const counters = {
    documentCount: counter(documents),
    indexesCount: counter(indexes.size),
    indexersCount: counter(0),
    dataSourcesCount: counter(0),
    storageSize: counter(bytes),
    synonymMaps: counter(0),
    skillsetCount: counter(0),
    vectorIndexSize: counter(0),
  };
  return { status: 200, body: { counters, limits: {} } };
}
