import { Buffer } from 'node:buffer';

const headerLength = 16;
const windowLength = 4096;
/** Two bytes stand for 17 at most, and every eight of such pairs need a byte more. */
const highestRatio = 9;
const kinds = { compressed: 0x75465a4c, plain: 0x414c454d };
/** What the window holds at first ([MS-OXRTFCP] 2.1.2.1). */
const beginning =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans ' +
  'SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/**
 * Unpacks the RTF body of a message ([MS-OXRTFCP]).
 * @param most bytes it may unpack to
 * @returns undefined when it is damaged or larger
 */
export function decompressRtf(packed: Buffer, most: number): Buffer | undefined {
  if (packed.length < headerLength) return undefined;
  const size = packed.readUInt32LE(4);
  const kind = packed.readUInt32LE(8);
  const content = packed.subarray(headerLength);
  if (kind === kinds.plain) return content.subarray(0, size);
  if (kind !== kinds.compressed) return undefined;
  if (size > most || size > content.length * highestRatio) return undefined;
  return unpack(content, size);
}

function unpack(content: Buffer, size: number): Buffer {
  const window = Buffer.alloc(windowLength);
  const output = Buffer.alloc(size);
  let written = 0;
  let windowEnd = window.write(beginning, 'latin1');
  const put = (byte: number) => {
    window[windowEnd] = byte;
    windowEnd = (windowEnd + 1) % windowLength;
    output[written] = byte;
    written += 1;
  };
  let at = 0;
  while (at < content.length && written < size) {
    const control = content.readUInt8(at);
    at += 1;
    for (let bit = 0; bit < 8 && at < content.length && written < size; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(content.readUInt8(at));
        at += 1;
        continue;
      }
      if (at + 2 > content.length) return output.subarray(0, written);
      const reference = content.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      // A reference to where the window ends is the end.
      if (from === windowEnd) return output.subarray(0, written);
      for (let step = 0; step < (reference & 15) + 2 && written < size; step += 1) {
        put(window.readUInt8((from + step) % windowLength));
      }
    }
  }
  return output.subarray(0, written);
}
