/** A step of a random orchestration; every label is unique and comes back as the step's result. */
export type Step =
  | { kind: 'call'; label: string; delayMs: number }
  | { kind: 'retry'; label: string; delayMs: number; failures: number; attempts: number }
  | { kind: 'child'; label: string; failures: number }
  | { kind: 'timer'; label: string; afterMs: number }
  | { kind: 'all'; steps: Step[] }
  /** Waits for the first, then schedules another step, then waits for each of the others. */
  | { kind: 'any'; steps: Step[]; between: Step };

/** How deep `Task.all` is nested. */
const NESTING = 2;

/** Makes a plan of some steps, nested up to two deep. */
export function randomPlan(random: () => number): Step[] {
  let labels = 0;
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const several = (most: number, depth: number): Step[] =>
    Array.from({ length: upTo(most) }, () => step(depth));
  const leaf = (): Step => {
    const label = `step ${labels++}`;
    const failures = Math.floor(random() * 4);
    const choice = random();
    const delayMs = Math.floor(random() * 4);
    if (choice < 0.4) return { kind: 'call', label, delayMs };
    if (choice < 0.7) return { kind: 'retry', label, delayMs, failures, attempts: upTo(4) };
    if (choice < 0.85) return { kind: 'child', label, failures };
    return { kind: 'timer', label, afterMs: upTo(3000) };
  };
  const step = (depth: number): Step => {
    const choice = random();
    if (depth > 0 && choice < 0.3) return { kind: 'all', steps: several(5, depth - 1) };
    if (depth === NESTING && choice < 0.5)
      return { kind: 'any', steps: several(4, 0), between: leaf() };
    return leaf();
  };
  return several(7, NESTING);
}
