import { Buffer } from 'node:buffer';

/** What a formula's error shows ([MS-XLS] 2.5.10). */
const errors: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
const isHundredth = 0x01;
const isInteger = 0x02;
const scratch = Buffer.alloc(8);

export function errorText(code: number): string {
  return errors.get(code) ?? '#N/A';
}

/** A number in 30 bits: an integer or the upper half of a fraction, maybe a hundredth of it ([MS-XLS] 2.5.217). */
export function rkNumber(rk: number): number {
  const number = (rk & isInteger) === 0 ? upperHalf(rk & ~0x03) : rk >> 2;
  return (rk & isHundredth) === 0 ? number : number / 100;
}

function upperHalf(bits: number): number {
  scratch.writeUInt32LE(0, 0);
  scratch.writeInt32LE(bits, 4);
  return scratch.readDoubleLE(0);
}
