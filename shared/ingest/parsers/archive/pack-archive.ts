import { zipSync } from 'fflate';

/** Makes a ZIP archive of these parts alone, in their order and without compression, so that packing costs only a copy. */
export function packArchive(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0 });
}
