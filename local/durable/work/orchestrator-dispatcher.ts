import type { HubContext } from '../hub-context.ts';
import { messageOf } from '../orchestrator/message-of.ts';
import type { Effects } from '../orchestrator/effects.ts';
import { runTurn } from '../orchestrator/run-turn.ts';
import { needsTurn } from './needs-turn.ts';

/** Runs the turns of all instances: one at a time for each, a bounded number together. */
export class OrchestratorDispatcher {
  readonly #hub: HubContext;
  readonly #limit: number;
  readonly #onEffects: (effects: Effects) => void;
  readonly #ready = new Set<string>();
  readonly #running = new Set<string>();

  /** @param onEffects called after every turn, and with its new work */
  constructor(hub: HubContext, limit: number, onEffects: (effects: Effects) => void) {
    this.#hub = hub;
    this.#limit = limit;
    this.#onEffects = onEffects;
  }

  /** Says that the instance has new messages. */
  wake(instanceId: string): void {
    if (this.#hub.isClosed()) return;
    this.#ready.add(instanceId);
    this.#pump();
  }

  #pump(): void {
    for (const instanceId of this.#ready) {
      if (this.#running.size >= this.#limit) return;
      if (this.#running.has(instanceId)) continue;
      this.#ready.delete(instanceId);
      if (needsTurn(this.#hub, instanceId)) void this.#run(instanceId);
    }
  }

  async #run(instanceId: string): Promise<void> {
    this.#running.add(instanceId);
    try {
      const effects = await runTurn(this.#hub, instanceId);
      this.#running.delete(instanceId);
      if (this.#hub.isClosed()) return;
      this.#onEffects(effects);
    } catch (error) {
      this.#running.delete(instanceId);
      this.#hub.log({
        level: 'error',
        message: `A turn of this orchestration could not be stored; it runs again at the next start: ${messageOf(error)}`,
        instanceId,
      });
    }
    if (!this.#hub.isClosed()) this.#pump();
  }
}
