import { WebAssembly } from './web-assembly.ts';

/**
 * A WebAssembly module with one function, the inner loop of vector search: SIMD takes a third of the time that
 * the same loop takes in JavaScript. It is small enough to be written down by hand:
 *
 *     (import "host" "memory" (memory 1))
 *     (func (export "dot") (param $vector i32) (param $query i32) (param $queryEnd i32) (result f32)
 *
 * `$vector` and `$query` are byte addresses of 32-bit floats, in a number divisible by 8, at least 8.
 * Opcodes: https://webassembly.github.io/spec/core/binary/instructions.html
 */
export function compileDotProduct(): object {
  return new WebAssembly.Module(Uint8Array.from(MODULE));
}

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;

const [VECTOR, QUERY, QUERY_END, SUM_0, SUM_1] = [0, 1, 2, 3, 4];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, value];
const I32_ADD = [0x6a];
const I32_LESS_THAN = [0x49];
const F32_ADD = [0x92];
const LOOP = [0x03, 0x40];
const BRANCH_IF_TO_LOOP = [0x0d, 0x00];
const END = [0x0b];
const loadFloats = (offset: number) => [0xfd, 0x00, 0x04, offset];
const MULTIPLY_FLOATS = [0xfd, 0xe6, 0x01];
const ADD_FLOATS = [0xfd, 0xe4, 0x01];
const lane = (index: number) => [0xfd, 0x1f, index];

/** sum += vector[offset …] × query[offset …], four floats at once. */
const accumulate = (sum: number, offset: number) => [
  ...get(sum),
  ...get(VECTOR),
  ...loadFloats(offset),
  ...get(QUERY),
  ...loadFloats(offset),
  ...MULTIPLY_FLOATS,
  ...ADD_FLOATS,
  ...set(sum),
];

const BODY = [
  ...[1, 2, V128], // one group of locals: SUM_0 and SUM_1
  ...LOOP,
  ...accumulate(SUM_0, 0),
  ...accumulate(SUM_1, 16),
  ...[...get(VECTOR), ...constant(32), ...I32_ADD, ...set(VECTOR)],
  ...[...get(QUERY), ...constant(32), ...I32_ADD, ...tee(QUERY)],
  ...[...get(QUERY_END), ...I32_LESS_THAN, ...BRANCH_IF_TO_LOOP],
  ...END,
  ...[...get(SUM_0), ...get(SUM_1), ...ADD_FLOATS, ...set(SUM_0)],
  ...[...get(SUM_0), ...lane(0), ...get(SUM_0), ...lane(1), ...F32_ADD],
  ...[...get(SUM_0), ...lane(2), ...F32_ADD, ...get(SUM_0), ...lane(3), ...F32_ADD],
  ...END,
];

const text = (value: string) => [value.length, ...Buffer.from(value)];
/** Sizes are LEB128; none here needs more than the one byte that holds up to 127. */
const section = (id: number, content: readonly number[]) => [id, content.length, ...content];

const MODULE = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, 0x60, 3, I32, I32, I32, 1, F32]), // the function's type
  ...section(2, [1, ...text('host'), ...text('memory'), 0x02, 0x00, 1]), // a memory of at least one page
  ...section(3, [1, 0]), // one function, of type 0
  ...section(7, [1, ...text('dot'), 0x00, 0]), // function 0 is "dot"
  ...section(10, [1, BODY.length, ...BODY]),
];
