import type { ApiContext, ApiRequest, ApiResponse } from './api-context.ts';
import { instanceFilter } from './instance-filter.ts';
import { statusPayload } from './status-payload.ts';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1000;

/** One page of instances, ordered by id; `x-ms-continuation-token` leads to the next. */
export function listInstances(request: ApiRequest, { hub }: ApiContext): ApiResponse {
  const { query, headers } = request;
  const limit = pageSize(query.get('top'));
  const showInput = query.get('showInput')?.toLowerCase() === 'true';
  const page = hub.store.instances.list(instanceFilter(query), {
    after: decodeToken(headers['x-ms-continuation-token']),
    limit: limit + 1,
  });
  const items = page.slice(0, limit);
  const last = items.at(-1);
  return {
    status: 200,
    body: items.map((instance) => statusPayload(instance, showInput)),
    headers: page.length > limit && last ? { 'x-ms-continuation-token': encodeToken(last) } : {},
  };
}

function pageSize(top: string | null): number {
  const asked = Number(top);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
}

function encodeToken(instance: { instanceId: string }): string {
  return Buffer.from(instance.instanceId).toString('base64url');
}

function decodeToken(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? Buffer.from(header, 'base64url').toString() : undefined;
}
