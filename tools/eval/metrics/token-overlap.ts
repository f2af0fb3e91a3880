export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  /** Harmonic mean of both; 0 without a word in common. */
  readonly f1: number;
}

/**
 * Words in common, each as often as both have it (SQuAD's token F1). Two texts without words are alike.
 * @param said what is measured @param wanted what it should say
 */
export function tokenOverlap(said: readonly string[], wanted: readonly string[]): Overlap {
  if (said.length === 0 || wanted.length === 0) {
    const same = said.length === wanted.length ? 1 : 0;
    return { precision: same, recall: same, f1: same };
  }
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of said) {
    const times = left.get(word) ?? 0;
    if (times === 0) continue;
    left.set(word, times - 1);
    common += 1;
  }
  const precision = common / said.length;
  const recall = common / wanted.length;
  return {
    precision,
    recall,
    f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
