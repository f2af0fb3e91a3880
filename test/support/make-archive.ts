import { strToU8, zipSync } from 'fflate';

/** A ZIP archive with these entries. Bytes are stored as they are; texts are compressed. */
export function makeArchive(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) =>
        typeof content === 'string'
          ? [name, [strToU8(content), { level: 6 }]]
          : [name, [content, { level: 0 }]],
      ),
    ),
  );
}
