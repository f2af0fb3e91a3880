import { useEffect } from 'react';

/**
 * Runs `task` at once and again `intervalMs` milliseconds after each run ended, but only while the page can be seen; a
 * page that comes back into view is brought up to date first. `task` deals with its own failures.
 */
export function usePolling(task: (signal: AbortSignal) => Promise<void>, intervalMs: number): void {
  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = false;
    const run = async () => {
      clearTimeout(timer);
      if (running || document.hidden) return;
      running = true;
      await task(ended.signal);
      running = false;
      if (!ended.signal.aborted) timer = setTimeout(() => void run(), intervalMs);
    };
    const onVisibility = () => void run();
    void run();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [task, intervalMs]);
}
