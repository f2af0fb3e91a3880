import type { Buffer } from 'node:buffer';

/** A folder in a compound file. Keys are names in upper case, by which the format tells them apart. */
export interface Storage {
  readonly name: string;
  readonly storages: ReadonlyMap<string, Storage>;
  readonly streams: ReadonlyMap<string, StorageStream>;
}

/** A file in a compound file. */
export interface StorageStream {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** @throws IngestFailure `damaged_document` */
  readonly read: () => Buffer;
}

/** The content of a stream; undefined when there is none of that name. @throws IngestFailure `damaged_document` */
export function readStream({ streams }: Storage, name: string): Buffer | undefined {
  return streams.get(name.toUpperCase())?.read();
}
