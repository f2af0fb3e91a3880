/** A `_rid` as Cosmos DB writes it: numbers as big-endian bytes in base64, with `-` for `/`. */
function encode(...parts: (readonly [value: number, bytes: 4 | 8])[]): string {
  const bytes = Buffer.concat(
    parts.map(([value, size]) => {
      const buffer = Buffer.alloc(size);
      if (size === 8) buffer.writeBigUInt64BE(BigInt(value));
      else buffer.writeUInt32BE(value);
      return buffer;
    }),
  );
  return bytes.toString('base64').replaceAll('/', '-');
}

export function databaseRid(database: number): string {
  return encode([database, 4]);
}

/** Eight bytes: the client keeps a session token only for an owner of that length. */
export function containerRid(database: number, container: number): string {
  return encode([database, 4], [container, 4]);
}

export function itemRid(container: number, item: number): string {
  return encode([0, 4], [container, 4], [item, 8]);
}
