import { guessCharset } from './charset/guess-charset.ts';
import { decodeWide, wideEncoding } from './charset/unicode-encoding.ts';

const sample = 64 * 1024;
/** Charsets that write everything in ASCII bytes, so that their texts look like UTF-8. */
const asciiBytes = ['iso-2022-jp'];

/**
 * Decodes text of unknown encoding: by byte order mark, else UTF-16 and UTF-32 by their zero bytes, else UTF-8 when it is valid,
 * else `declared` (a charset label such as `windows-1251`), else by what reads like text.
 * @returns undefined when the bytes are no text: control characters that no text has.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string | undefined {
  const wide = wideEncoding(bytes);
  const text =
    wide === undefined
      ? new TextDecoder(narrowEncoding(bytes, declared)).decode(bytes)
      : decodeWide(bytes, wide);
  return looksBinary(text) ? undefined : text;
}

function narrowEncoding(bytes: Uint8Array, declared: string | undefined): string {
  const label = known(declared);
  if (label !== undefined && asciiBytes.includes(label)) return label;
  return isUtf8(bytes) ? 'utf-8' : (label ?? guessCharset(bytes));
}

/**
 * A sample, or a file that was cut off, may end inside a character: up to three bytes at its end are not judged. Of a short
 * text whose end alone is not ASCII they are all there is to judge by.
 */
function isUtf8(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => {
    const rest = bytes.subarray(0, Math.max(0, bytes.length - cut));
    const tells = cut === 0 || bytes.length >= sample || rest.some((byte) => byte > 0x7f);
    return tells && isValidUtf8(rest);
  });
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A page that says UTF-16 in bytes that are no UTF-16 says something wrong. */
function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, sample);
  const controls = head.match(/[^\P{Cc}\s\u0085]/gu)?.length ?? 0;
  return controls > head.length * 0.005;
}
