import { endianness } from 'node:os';
import { AppError } from '../errors.ts';

const bytesPerNumber = Float32Array.BYTES_PER_ELEMENT;

/** Writes vectors one after another as little-endian 32-bit floats. */
export function toVectorBlob(vectors: readonly (readonly number[])[]): Buffer {
  const bytes = Buffer.from(Float32Array.from(vectors.flat()).buffer);
  return endianness() === 'LE' ? bytes : bytes.swap32();
}

/** Reads `count` vectors of equal length. @throws AppError `storage_unavailable` when the blob does not hold them whole */
export function fromVectorBlob(blob: Buffer, count: number): number[][] {
  const dimensions = blob.length / bytesPerNumber / count;
  if (!Number.isInteger(dimensions)) {
    throw new AppError('storage_unavailable', 'A stored vector blob is not whole.', {
      remedy: 'Store the document again.',
    });
  }
  return Array.from({ length: count }, (_, at) => vectorAt(blob, at, dimensions) ?? []);
}

/** Reads the vector at a place of a batch's blob. @returns undefined when the blob ends before */
export function vectorAt(blob: Buffer, at: number, dimensions: number): number[] | undefined {
  const start = at * dimensions * bytesPerNumber;
  if (start + dimensions * bytesPerNumber > blob.length) return undefined;
  return Array.from({ length: dimensions }, (_, index) =>
    blob.readFloatLE(start + index * bytesPerNumber),
  );
}
