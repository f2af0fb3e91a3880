import type { Account } from '../../../../local/services/cosmos/account.ts';
import type { CosmosRequest } from '../../../../local/services/cosmos/request.ts';
import { route } from '../../../../local/services/cosmos/route.ts';
import { QueryCache } from '../../../../local/services/cosmos/sql/query-cache.ts';
import { Store } from '../../../../local/services/cosmos/store/store.ts';

/** An account in memory with a container `dbs/app/colls/c`, partitioned by `/tenantId`. */
export function accountInMemory(): Account {
  const now = () => Date.UTC(2026, 0, 1);
  const account = {
    store: new Store(undefined, now),
    queries: new QueryCache(),
    now,
    allowCrossPartitionQueries: false,
  };
  route(account, request('POST', 'dbs', { id: 'app' }));
  const container = { id: 'c', partitionKey: { paths: ['/tenantId'] } };
  route(account, request('POST', 'dbs/app/colls', container));
  return account;
}

/** A request as it comes from the wire, without its signature. */
export function request(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): CosmosRequest {
  return {
    method,
    path: path.split('/').filter(Boolean),
    headers,
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
}
