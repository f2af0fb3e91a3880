import functions, { type HttpRequestInit } from '@azure/functions';
import type { Call } from '../../shared/http/handle.ts';
import type { Services } from '../../shared/services.ts';
import { TestConnection } from './a-connection.ts';
import { aRequest } from './a-request.ts';

export interface TestCall extends Call {
  readonly connection: TestConnection;
  /** What was logged as a warning. */
  readonly warnings: readonly string[];
}

/** One HTTP call as a route sees it, with the services a test gives. */
export function aCall(
  services: Partial<Services>,
  request: HttpRequestInit = {},
  more: Partial<Pick<Call, 'principal' | 'requestId'>> = {},
): TestCall {
  const warnings: string[] = [];
  return {
    request: aRequest(request),
    context: new functions.InvocationContext({ invocationId: 'invocation' }),
    requestId: 'request-1',
    principal: { tenantId: 'acme', userId: 'kim', groups: [] },
    services: services as Services,
    connection: new TestConnection(),
    log: { warn: (what) => warnings.push(what) },
    warnings,
    ...more,
  };
}
