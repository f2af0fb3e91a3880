import { createHash } from 'node:crypto';

/**
 * Names a vector by what it was made from: the same model gives the same vector for the same text.
 * @param model the id of an `EmbeddingModel`, which names model and dimensions. @returns 32 hexadecimal digits
 */
export function vectorKey(model: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([model, text]))
    .digest('hex')
    .slice(0, 32);
}
