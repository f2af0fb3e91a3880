import type { Buffer } from 'node:buffer';
import { readStream, type Storage } from '../compound/storage.ts';
import { narrowText } from '../compound/narrow-text.ts';
import { charsetOfCodePage } from '../charset/code-page.ts';

/** Types of values ([MS-OXCDATA] 2.11.1). */
const types = { unicode: '001F', string8: '001E', binary: '0102', time: 0x40 };
const entryLength = 16;
const filetimeEpoch = 11_644_473_600_000;

/** Length of what stands before the entries of a property stream ([MS-OXMSG] 2.4.1). */
export const headerLengths = { message: 32, embeddedMessage: 24, part: 8 };

/** The properties of a message, a recipient or an attachment, by their four-digit hexadecimal ids ([MS-OXPROPS]). */
export interface MessageProperties {
  /** '' when there is none. */
  text(id: string): string;
  binary(id: string): Buffer | undefined;
  /** Numbers of up to 32 bits, and 1 for true. */
  number(id: string): number | undefined;
  /** ISO 8601 UTC. */
  time(id: string): string | undefined;
}

/**
 * Reads the properties kept in a storage: short ones in its property stream, long ones in streams of their own
 * ([MS-OXMSG] 2.1, 2.4).
 * @param charset of texts that are not in Unicode
 */
export function messageProperties(
  storage: Storage,
  headerLength: number,
  charset?: string,
): MessageProperties {
  const values = fixedValues(readStream(storage, '__properties_version1.0'), headerLength);
  const content = (id: string, type: string) => readStream(storage, `__substg1.0_${id}${type}`);
  return {
    text(id) {
      const unicode = content(id, types.unicode);
      if (unicode) return unicode.toString('utf16le').replace(/\0[^]*$/u, '');
      const narrow = content(id, types.string8);
      return narrow === undefined ? '' : narrowText(narrow, charset);
    },
    binary: (id) => content(id, types.binary),
    number: (id) => values.get(id)?.value.readUInt32LE(0),
    time(id) {
      const found = values.get(id);
      if (found?.type !== types.time) return undefined;
      const date = new Date(Number(found.value.readBigUInt64LE(0) / 10_000n) - filetimeEpoch);
      return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
    },
  };
}

/** The charset of a message's texts that are not in Unicode: its own code page, else that of its body. */
export function charsetOfMessage(message: MessageProperties): string | undefined {
  return charsetOfCodePage(message.number('3FFD')) ?? charsetOfCodePage(message.number('3FDE'));
}

function fixedValues(stream: Buffer | undefined, headerLength: number) {
  const values = new Map<string, { readonly type: number; readonly value: Buffer }>();
  if (stream === undefined) return values;
  for (let at = headerLength; at + entryLength <= stream.length; at += entryLength) {
    const id = stream
      .readUInt16LE(at + 2)
      .toString(16)
      .toUpperCase()
      .padStart(4, '0');
    const value = stream.subarray(at + 8, at + entryLength);
    values.set(id, { type: stream.readUInt16LE(at), value });
  }
  return values;
}
