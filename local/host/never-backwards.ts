/**
 * A clock that goes on when the computer's is set back: what waits for a time would otherwise wait longer by as much.
 * Jumps ahead are followed, since a laptop that slept has really lost that time.
 * @param read milliseconds since the Unix epoch, as the computer has them
 */
export function neverBackwards(read: () => number): () => number {
  let last = -Infinity;
  let setBack = 0;
  return () => {
    const time = read() + setBack;
    if (time < last) setBack += last - time;
    last = Math.max(last, time);
    return last;
  };
}
