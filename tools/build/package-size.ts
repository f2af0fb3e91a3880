import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';

export interface PackageSize {
  readonly files: number;
  /** Bytes on the disk of the Functions instance. */
  readonly unpacked: number;
  /** Bytes of the zip file that is uploaded. */
  readonly zipped: number;
}

/** Bytes a zip file adds for one entry: local header 30, central directory 46, the name in both (PKWARE APPNOTE 4.3). */
const entryHeaders = 30 + 46;
const endOfDirectory = 22;

/** What a deployment uploads: the files it needs beside the bundle, then the bundle with everything in it. */
export function packageSize(
  root: string,
  outdir: string,
  beside: readonly string[] = ['host.json', 'package.json'],
): PackageSize {
  const bundled = readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  const entries = [
    ...beside.map((name) => ({ file: join(root, name), name })),
    ...bundled.map((file) => ({ file, name: join('dist', relative(outdir, file)) })),
  ].map(({ file, name }) => {
    const bytes = readFileSync(file);
    const packed = deflateRawSync(bytes, { level: 9 }).length;
    return { unpacked: bytes.length, zipped: packed + entryHeaders + 2 * Buffer.byteLength(name) };
  });
  return {
    files: entries.length,
    unpacked: entries.reduce((sum, one) => sum + one.unpacked, 0),
    zipped: entries.reduce((sum, one) => sum + one.zipped, endOfDirectory),
  };
}
