import { HistoryEventType } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import { isFinished } from '../instance.ts';
import { commitRetries, commitTurn } from './commit-turn.ts';
import { deliverMessages } from './deliver-messages.ts';
import { failInstance } from './finish-instance.ts';
import { noEffects, type Effects } from './effects.ts';
import { messageOf } from './message-of.ts';
import type { Outcome } from './outcome.ts';
import { obeyControls } from './obey-controls.ts';
import { replay } from './replay.ts';
import { newTurnDraft, turnEvents, type TurnDraft } from './turn-draft.ts';

/**
 * One orchestrator turn: takes the inbox, replays the orchestrator function over history and inbox, and
 * commits everything that follows from it (history, tasks, messages, status) in one transaction. If the
 * process dies before the commit, the turn has not happened and runs again.
 */
export async function runTurn(hub: HubContext, instanceId: string): Promise<Effects> {
  const instance = hub.store.instances.get(instanceId);
  const inbox = hub.store.messages.list(instanceId);
  if (!instance || isFinished(instance.status)) {
    hub.store.messages.deleteAll(instanceId);
    return noEffects;
  }
  const controlled = obeyControls(hub, instance, inbox);
  if (controlled) return controlled;

  const draft = newTurnDraft(instance, hub.now());
  const seqs = inbox.map((message) => message.seq);
  let outcome: Outcome | undefined;
  try {
    const events = inbox.map((message) => message.event);
    deliverMessages(draft, events, hub.store.tasks.byId(instanceId));
    if (draft.resumingEvents.length > 0) outcome = await runFunction(hub, draft);
  } catch (error) {
    return hub.isClosed() ? noEffects : failInstance(hub, instance, messageOf(error));
  }
  if (hub.isClosed()) return noEffects;
  return outcome ? commitTurn(hub, draft, seqs, outcome) : commitRetries(hub, draft, seqs);
}

async function runFunction(hub: HubContext, draft: TurnDraft): Promise<Outcome> {
  const { name, instanceId } = draft.instance;
  if (!hub.invoker.has(name, 'orchestrationTrigger')) {
    throw new Error(`The function '${name}' does not exist or is not an orchestrator function.`);
  }
  if (draft.resumingEvents[0]?.EventType === HistoryEventType.ExecutionStarted) {
    hub.log({
      level: 'information',
      message: `Orchestration '${name}' starts.`,
      instanceId,
      functionName: name,
    });
  }
  return replay(hub, draft.instance, turnEvents(draft));
}
