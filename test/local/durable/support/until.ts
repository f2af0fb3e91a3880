import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 20_000;

/** Waits until the probe gives something other than undefined or false; fails after twenty seconds. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await delay(2);
  }
}
