import rhea from 'rhea';

const LONG = 0x81;
const TIMESTAMP = 0x83;

/** An array of AMQP longs. */
export function longs(values: readonly number[]): unknown {
  return rhea.types.wrap_array(values, LONG, undefined);
}

/** An array of AMQP timestamps. @param values in milliseconds since 1970 */
export function timestamps(values: readonly number[]): unknown {
  return rhea.types.wrap_array(values, TIMESTAMP, undefined);
}
