/** The items that were read or written last, by tenant and document; the oldest makes room for a new one. */
export class RecentItems<Item> {
  readonly #most: number;
  /** In the order of their last use: a Map keeps the order in which keys were added. */
  readonly #items = new Map<string, Item>();

  /** @param most how many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  get(tenantId: string, documentId: string): Item | undefined {
    return this.#items.get(keyOf(tenantId, documentId));
  }

  set(tenantId: string, documentId: string, item: Item): void {
    const key = keyOf(tenantId, documentId);
    this.#items.delete(key);
    this.#items.set(key, item);
    if (this.#items.size <= this.#most) return;
    const [oldest] = this.#items.keys();
    if (oldest !== undefined) this.#items.delete(oldest);
  }
}

function keyOf(tenantId: string, documentId: string): string {
  return JSON.stringify([tenantId, documentId]);
}
