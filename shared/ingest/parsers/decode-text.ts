const sample = 64 * 1024;

/**
 * Decodes text of unknown encoding: by byte order mark, else UTF-16 by its zero bytes, else UTF-8 when it is valid, else
 * `declared` (a charset label such as `windows-1251`), else Windows-1252, which covers Latin-1.
 * @returns undefined when the bytes are no text: control characters that no text has.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string | undefined {
  const text = new TextDecoder(encodingOf(bytes, declared)).decode(bytes);
  return looksBinary(text) ? undefined : text;
}

function encodingOf(bytes: Uint8Array, declared: string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return utf16Encoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : (known(declared) ?? 'windows-1252'));
}

/** Which UTF-16 a text is in, by its mark or its zero bytes; undefined for any other encoding. */
export function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return utf16WithoutMark(bytes);
}

/** Western text in UTF-16 has a zero in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, sample);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = head.length * 0.3;
  if (odd > many && even < many / 10) return 'utf-16le';
  return even > many && odd < many / 10 ? 'utf-16be' : undefined;
}

/** A sample may end inside a character: up to three bytes at its end are not judged. */
function isUtf8(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some(
    (cut) =>
      (cut === 0 || cut < bytes.length) && isValidUtf8(bytes.subarray(0, bytes.length - cut)),
  );
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, sample);
  const controls = head.match(/[^\P{Cc}\s\u0085]/gu)?.length ?? 0;
  return controls > head.length * 0.005;
}
