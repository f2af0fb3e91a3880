/** Unicode encodings other than UTF-8. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

const sample = 64 * 1024;
const marks: readonly (readonly [readonly number[], WideEncoding])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Which wide encoding a text is in, by its byte order mark or its zero bytes; undefined for any other encoding. */
export function wideEncoding(bytes: Uint8Array): WideEncoding | undefined {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  return marked?.[1] ?? byZeros(bytes.subarray(0, sample));
}

/** Western text in UTF-16 has a zero in every other byte, in UTF-32 three of four bytes are zero. */
function byZeros(head: Uint8Array): WideEncoding | undefined {
  const zeros = [0, 0, 0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const isMostly = zeros.map((count) => count > head.length * 0.15);
  const isNever = zeros.map((count) => count <= head.length * 0.01);
  const is = (pattern: string) =>
    isMostly.every((_, at) => (pattern.charAt(at) === '0' ? isMostly[at] : isNever[at]));
  if (is('x000')) return 'utf-32le';
  if (is('000x')) return 'utf-32be';
  if (is('x0x0')) return 'utf-16le';
  return is('0x0x') ? 'utf-16be' : undefined;
}

/** Decodes a wide encoding; what is no character becomes U+FFFD. */
export function decodeWide(bytes: Uint8Array, encoding: WideEncoding): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return new TextDecoder(encoding).decode(bytes);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint16Array(bytes.length / 2);
  let length = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le');
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    const point = isScalar ? code : 0xfffd;
    if (point === 0xfeff && at === 0) continue;
    if (point > 0xffff) units[length++] = 0xd7c0 + (point >> 10);
    units[length++] = point > 0xffff ? 0xdc00 | (point & 0x3ff) : point;
  }
  return new TextDecoder('utf-16le').decode(units.subarray(0, length));
}
