/** An ETag that no other write of the account has: the number of the write, and its time in seconds. */
export function etagOf(sequence: number, ts: number): string {
  return `"${sequence.toString(16).padStart(8, '0')}-${ts.toString(16).padStart(8, '0')}"`;
}
