import { Buffer } from 'node:buffer';

/** The charset a page names in its first kilobyte, as browsers look for it. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  return /charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head.toString('latin1'))?.[1];
}
