import type { WriteStream } from 'node:tty';

/** Shows how far a run is, on one line that replaces itself. */
export interface Progress {
  /** A bar with the time that is left at the pace so far. */
  show(name: string, done: number, total: number): void;
  /** A sentence, while nothing can be counted. */
  say(what: string): void;
  clear(): void;
}

const barWidth = 24;
const eraseLine = '\r\u001b[K';

/** Draws on a terminal, and says nothing to a file or a pipe. */
export function progressOn(
  stream: Pick<WriteStream, 'isTTY' | 'write'>,
  now: () => number,
): Progress {
  let first: { readonly name: string; readonly done: number; readonly at: number } | undefined;
  const draw = (text: string) => {
    if (stream.isTTY) stream.write(`${eraseLine}${text}`);
  };
  return {
    show(name, done, total) {
      if (first?.name !== name) first = { name, done: done - 1, at: now() };
      const pace = (now() - first.at) / Math.max(1, done - first.done);
      draw(progressLine(name, done, total, pace * (total - done)));
    },
    say: draw,
    clear: () => draw(''),
  };
}

/** @param leftMs milliseconds until the end */
export function progressLine(name: string, done: number, total: number, leftMs: number): string {
  const filled = Math.round((barWidth * done) / Math.max(1, total));
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  const left = done === total ? '' : `  ${Math.ceil(leftMs / 1000)} s left`;
  return `${name} ${bar} ${done} of ${total}${left}`;
}
