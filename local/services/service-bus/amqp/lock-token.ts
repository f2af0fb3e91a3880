import rhea from 'rhea';

/** Delivery tags carry a lock token as .NET writes a GUID: its first three groups are little-endian. */
export function toDeliveryTag(token: string): Buffer {
  const bytes = rhea.string_to_uuid(token);
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
