import { packCompoundFile } from '../../shared/ingest/parsers/compound/pack-compound-file.ts';
import type { Storage, StorageStream } from '../../shared/ingest/parsers/compound/storage.ts';

/** Files and folders by their names. */
export interface Folder {
  readonly [name: string]: Uint8Array | Folder;
}

/** A compound file with these files and folders. */
export function makeCompoundFile(root: Folder): Buffer {
  return packCompoundFile(toStorage('', root));
}

export function toStorage(name: string, folder: Folder): Storage {
  const storages = new Map<string, Storage>();
  const streams = new Map<string, StorageStream>();
  for (const [own, content] of Object.entries(folder)) {
    const key = own.toUpperCase();
    if (content instanceof Uint8Array) {
      const read = () => Buffer.from(content);
      streams.set(key, { name: own, size: content.length, read });
    } else storages.set(key, toStorage(own, content));
  }
  return { name, storages, streams };
}
