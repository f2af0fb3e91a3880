import type { ServiceContext } from '../service-context.ts';
import type { ServiceReply } from '../wire.ts';

/** `GET /indexes`. */
export function listIndexes({ indexes }: ServiceContext): ServiceReply {
  const value = [...indexes.values()].map(({ representation }) => representation);
  return { status: 200, body: { value } };
}
