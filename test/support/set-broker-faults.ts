import type { BrokerFaultRule } from '../../local/services/service-bus/faults/broker-fault-rule.ts';

/** Makes the local Service Bus fail as the rules say; no rules make it well again. */
export async function setBrokerFaults(
  endpoint: string,
  rules: readonly BrokerFaultRule[],
): Promise<void> {
  const response = await fetch(new URL('/_faults', endpoint), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rules),
  });
  if (!response.ok) throw new Error(`The faults were refused: ${await response.text()}`);
}
