/** A document in a result list. */
export interface Ranked {
  readonly slot: number;
  readonly score: number;
}

/**
 * Keeps the k best of many offers in a binary heap whose root is the worst one kept.
 * Equal scores are ordered by slot, so that results are repeatable.
 */
export class TopK {
  readonly #k: number;
  readonly #heap: Ranked[] = [];

  constructor(k: number) {
    this.#k = k;
  }

  offer(slot: number, score: number): void {
    const heap = this.#heap;
    if (heap.length < this.#k) {
      heap.push({ slot, score });
      this.#raise(heap.length - 1);
      return;
    }
    const worst = heap[0];
    if (!worst || score < worst.score || (score === worst.score && slot > worst.slot)) return;
    heap[0] = { slot, score };
    this.#sink(0);
  }

  /** @returns best first. */
  ranked(): Ranked[] {
    return this.#heap.toSorted(compareRanked);
  }

  #raise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index === 0 || !this.#isWorse(index, parent)) return;
    this.#swap(index, parent);
    this.#raise(parent);
  }

  #sink(index: number): void {
    let worst = index;
    for (const child of [2 * index + 1, 2 * index + 2]) {
      if (child < this.#heap.length && this.#isWorse(child, worst)) worst = child;
    }
    if (worst === index) return;
    this.#swap(index, worst);
    this.#sink(worst);
  }

  #isWorse(index: number, other: number): boolean {
    const [left, right] = [this.#heap[index], this.#heap[other]];
    return left !== undefined && right !== undefined && compareRanked(left, right) > 0;
  }

  #swap(index: number, other: number): void {
    const [left, right] = [this.#heap[index], this.#heap[other]];
    if (!left || !right) return;
    this.#heap[index] = right;
    this.#heap[other] = left;
  }
}

/** Sorts best first. */
export function compareRanked(left: Ranked, right: Ranked): number {
  return right.score - left.score || left.slot - right.slot;
}
