import type { Log } from '../../../shared/ports/log.ts';

/** A measurement in which a part of the product was away would measure something else: what is warned of ends it. */
export const failingLog: Log = {
  warn(what, cause) {
    throw new Error(`The measurement was cut short: ${what}`, { cause });
  },
};
