/**
 * Drops what libraries print in this thread: they print about faults in documents, and hostile ones could flood the log.
 * (Discarding the thread's standard streams in the parent would keep the process alive as long as the thread.)
 */
export function quietConsole(): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    console[method] = () => undefined;
  }
}
