/** Limits of one indexing request to AI Search: 1,000 documents and 16 MB, with room for the envelope. */
const maxDocuments = 1000;
const maxBytes = 15 * 1024 * 1024;

/** Splits documents into batches that one indexing request takes, keeping their order. Sizes are of the JSON in UTF-8. */
export function* indexBatches<T>(documents: readonly T[]): Generator<readonly T[]> {
  let batch: T[] = [];
  let bytes = 0;
  for (const document of documents) {
    const size = Buffer.byteLength(JSON.stringify(document));
    if (batch.length === maxDocuments || (batch.length > 0 && bytes + size > maxBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(document);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
