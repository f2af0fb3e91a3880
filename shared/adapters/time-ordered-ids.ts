import { randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';

/**
 * UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then randomness. Within one millisecond the
 * 12 bits after the version count up (method 1), so that ids of one process sort in the order they were made.
 */
export function timeOrderedIds(clock: Clock, random: (size: number) => Buffer = randomBytes): Ids {
  let lastMillisecond = -1;
  let counter = 0;
  return {
    next() {
      const now = Math.max(clock.now().getTime(), lastMillisecond);
      counter = now === lastMillisecond ? counter + 1 : 0;
      // A full counter borrows the next millisecond, as the RFC allows.
      lastMillisecond = counter > 0xfff ? now + 1 : now;
      counter &= 0xfff;
      const bytes = random(16);
      bytes.writeUIntBE(lastMillisecond, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
