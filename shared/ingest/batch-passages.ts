/** Model services refuse requests with more tokens in all (OpenAI and Azure OpenAI: 300,000). */
const mostTokensPerBatch = 200_000;

/** Groups neighbours into batches that one embedding request takes: at most `size`, and a bounded number of tokens. */
export function batchPassages<T extends { readonly inputTokens: number }>(
  passages: readonly T[],
  size: number,
): T[][] {
  const batches: T[][] = [];
  let tokensInBatch = 0;
  for (const passage of passages) {
    const last = batches.at(-1);
    const { inputTokens } = passage;
    if (
      last === undefined ||
      last.length >= size ||
      tokensInBatch + inputTokens > mostTokensPerBatch
    ) {
      batches.push([passage]);
      tokensInBatch = inputTokens;
    } else {
      last.push(passage);
      tokensInBatch += inputTokens;
    }
  }
  return batches;
}
