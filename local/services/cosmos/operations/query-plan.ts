import type { Account } from '../account.ts';
import type { Reply } from '../reply.ts';
import type { CosmosRequest } from '../request.ts';
import { parseQueryBody } from './query-body.ts';

/**
 * Answers a request for a query plan. A container has one physical partition here, which orders,
 * groups and limits by itself, so the plan leaves the client nothing to merge. The SDK asks for a plan
 * along with every query.
 */
export function queryPlan(account: Account, request: CosmosRequest): Reply {
  const { query } = account.queries.compile(parseQueryBody(request).query);
  const plan = {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: 'None',
      top: null,
      offset: null,
      limit: null,
      orderBy: [],
      orderByExpressions: [],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: '',
      hasSelectValue: query.select.kind === 'value',
      dCountInfo: null,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  };
  return { status: 200, body: JSON.stringify(plan) };
}
