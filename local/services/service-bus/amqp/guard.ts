import type { Fates } from '../faults/broker-faults.ts';
import type { FaultTarget } from '../faults/broker-fault-rule.ts';

/** Passes what a client of one connection asks for through the fault rules. @param path of the entity */
export type Guard = (
  target: FaultTarget,
  path: string,
  fates: Pick<Fates, 'proceed' | 'refuse'>,
) => void;
