/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the project means to reach, for example `≤ 40`. */
  readonly target?: string;
}

export function figure(name: string, value: number, unit: string, target?: string): Figure {
  return { name, value: round(value), unit, ...(target !== undefined && { target }) };
}

/** Whether a figure reaches its target; undefined without one. */
export function reaches({ value, target }: Figure): boolean | undefined {
  const parsed = /^([≤≥])\s*([\d.]+)$/u.exec(target ?? '');
  if (!parsed) return undefined;
  return parsed[1] === '≤' ? value <= Number(parsed[2]) : value >= Number(parsed[2]);
}

/** Three significant digits: more would claim a precision that timings do not have. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}
