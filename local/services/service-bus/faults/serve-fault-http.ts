import type { IncomingMessage, ServerResponse } from 'node:http';
import { replyJson, serveRuleEndpoint } from '../../rule-endpoint.ts';
import { brokerFaultRules } from './broker-fault-rule.ts';
import type { BrokerFaults } from './broker-faults.ts';

/**
 * Serves what speaks HTTP on the broker's port: the fault rules, and `DELETE /_connections`, which cuts all connections once.
 * @param cutAll cuts every connection of a client; returns how many there were
 */
export async function serveFaultHttp(
  faults: BrokerFaults,
  cutAll: () => number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await serveRuleEndpoint(brokerFaultRules, faults, request, response)) return;
  request.resume();
  if (request.url === '/_connections' && request.method === 'DELETE') {
    replyJson(response, 200, { cut: cutAll() });
    return;
  }
  const message =
    'The local Service Bus speaks AMQP; over HTTP it has GET and PUT /_faults and DELETE /_connections only. ' +
    'Its entities are described in infra/service-bus.json, not administered.';
  replyJson(response, 501, { message });
}
