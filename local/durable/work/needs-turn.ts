import type { HubContext } from '../hub-context.ts';

/**
 * Decides whether an instance has to run now. While it waits for a `Task.all`, plain results are left in
 * the inbox until the last one is there: a fan-out of n activities costs two replays, not n.
 */
export function needsTurn(hub: HubContext, instanceId: string): boolean {
  const { store } = hub;
  const { canWait, urgent } = store.messages.waiting(instanceId);
  if (urgent) return true;
  if (!canWait) return false;
  const barrierLeaf = store.instances.get(instanceId)?.barrierLeaf ?? null;
  return barrierLeaf === null || !store.tasks.hasOpen(instanceId, barrierLeaf);
}
