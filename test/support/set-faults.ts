import type { FaultRule } from '../../local/services/faults.ts';

/** Makes a local service fail as the rules say; no rules make it well again. */
export async function setFaults(serviceUrl: string, rules: readonly FaultRule[]): Promise<void> {
  const response = await fetch(new URL('/_faults', serviceUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rules),
  });
  if (!response.ok) throw new Error(`The faults were refused: ${await response.text()}`);
}
