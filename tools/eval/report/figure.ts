/** A metric's value for a reader; a dash where there is none. */
export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3);
}

/** Milliseconds for a reader. */
export function duration(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
}
