import type { EmbeddingModel } from '../../shared/ports/embedding-model.ts';

/** Embeds texts by their words alone: texts that share words are near each other. Deterministic, needs nothing. */
export class HashedEmbeddingModel implements EmbeddingModel {
  readonly id = 'hashed-64';
  readonly dimensions = 64;

  async embed(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    return texts.map((text) => {
      const vector = new Array<number>(this.dimensions).fill(0);
      for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
        const slot = hash(word) % this.dimensions;
        vector[slot] = (vector[slot] ?? 0) + 1;
      }
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    });
  }
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
