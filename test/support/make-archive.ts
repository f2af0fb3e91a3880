import { strToU8, zipSync, type Zippable } from 'fflate';

/** A ZIP archive with these entries. Bytes are stored as they are; texts are compressed. */
export function makeArchive(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(entries)) {
    files[name] =
      typeof content === 'string' ? [strToU8(content), { level: 6 }] : [content, { level: 0 }];
  }
  return zipSync(files);
}
