import { Buffer } from 'node:buffer';
import { packCompoundFile } from '../compound/pack-compound-file.ts';
import type { Storage, StorageStream } from '../compound/storage.ts';
import { headerLengths } from './message-properties.ts';

const propertyStream = '__PROPERTIES_VERSION1.0';
const propertyNames = '__NAMEID_VERSION1.0';
/** Bytes. They are repeated in every message, and no text depends on them. */
const mostPropertyNames = 256 * 1024;

/**
 * A message inside a message as a file of its own: the header of its property stream is longer there, and the names of
 * properties, which the outer message keeps for all, come with it ([MS-OXMSG] 2.2.3, 2.4.1).
 */
export function embeddedMessage(root: Storage, message: Storage): Buffer {
  const streams = new Map(message.streams);
  const properties = streams.get(propertyStream);
  if (properties) streams.set(propertyStream, withLongHeader(properties));
  const storages = new Map(message.storages);
  const names = root.storages.get(propertyNames);
  if (names && !storages.has(propertyNames) && sizeOf(names) <= mostPropertyNames)
    storages.set(propertyNames, { ...names, storages: new Map() });
  return packCompoundFile({ name: '', streams, storages });
}

function sizeOf({ streams }: Storage): number {
  return [...streams.values()].reduce((sum, { size }) => sum + size, 0);
}

function withLongHeader({ name, size, read }: StorageStream): StorageStream {
  const { message, embeddedMessage: embedded } = headerLengths;
  const added = message - embedded;
  return {
    name,
    size: size + added,
    read: () => {
      const content = read();
      return Buffer.concat([
        content.subarray(0, embedded),
        Buffer.alloc(added),
        content.subarray(embedded),
      ]);
    },
  };
}
