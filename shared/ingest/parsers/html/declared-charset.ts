import { Buffer } from 'node:buffer';

/** The charset a page names in its first kilobyte, as browsers look for it: in a meta element, or its XML declaration. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  const start = head.toString('latin1');
  const [, xml] = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/iu.exec(start) ?? [];
  return xml ?? /charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(start)?.[1];
}
