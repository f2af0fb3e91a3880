import { toAppError } from '../../errors.ts';
import { mapBounded } from '../../resilience/map-bounded.ts';
import { atOnce, type CheckedPage, type Repair } from './reconciliation.ts';

/**
 * Checks the items of a page, some at the same time. One that cannot be checked is told of and holds up none of the
 * others, tonight or any night; a service that is away makes the page be tried again.
 * @param nameOf what a repair concerns, for the log
 * @throws AppError of the stores, transient; the signal's reason
 */
export async function checkEach<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  check: (item: T) => Promise<Repair | undefined>,
  signal: AbortSignal,
): Promise<CheckedPage['repairs']> {
  const made = await mapBounded(items, atOnce, async (item) => {
    const what = nameOf(item);
    try {
      const repair = await check(item);
      return repair === undefined ? [] : [{ repair, what }];
    } catch (error) {
      signal.throwIfAborted();
      const { code, transient } = toAppError(error);
      if (transient) throw error;
      return [{ repair: 'unchecked', what: `${what} (${code})` } as const];
    }
  });
  return made.flat();
}
