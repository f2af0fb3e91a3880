/** How often is looked, in milliseconds. */
const pollMs = 500;

/**
 * Calls back once the process that started this one is gone. Needed below npm, which passes a SIGTERM on to its shell
 * only: the shell ends, and the program it ran is left alone. On Windows, where a parent is never replaced, never.
 * @param parentId gives the id of the present parent process
 */
export function whenOrphaned(parentId: () => number, callback: () => void): { close(): void } {
  const parent = parentId();
  const timer = setInterval(() => {
    if (parentId() === parent) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  return { close: () => clearInterval(timer) };
}
