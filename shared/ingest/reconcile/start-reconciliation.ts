import type { Services } from '../../services.ts';
import { isUnderWay } from '../run-status.ts';
import type { RunStarter } from '../start-ingestion.ts';
import { beginReconciliation } from './reconciliation.ts';

/** Change the suffix together with the orchestration's steps. */
export const reconcileOrchestration = 'reconcile-v1';

/** There is one pass at a time. */
const instanceId = 'reconcile';

/** Starts a pass over all documents. @returns false when the last one is still under way */
export async function startReconciliation(
  runs: RunStarter,
  { clock }: Pick<Services, 'clock'>,
): Promise<boolean> {
  if (isUnderWay(await runs.status(instanceId))) return false;
  const pass = beginReconciliation(`reconcile ${clock.now().toISOString()}`);
  await runs.start(reconcileOrchestration, instanceId, pass);
  return true;
}
