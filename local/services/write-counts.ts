interface StorageRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** Counts the writes that reach each container of a storage account, from the requests alone. */
export class WriteCounts {
  readonly #start: string;
  readonly #counts = new Map<string, number>();
  /** Writes that may be to any container, as a batch is. */
  #anywhere = 0;

  /** @param start part of every stamp */
  constructor(start: string) {
    this.#start = start;
  }

  /** @returns what changes with every write to the container whose properties are asked for; undefined for another request */
  stampFor({ method, url = '' }: StorageRequest): string | undefined {
    const { path, query } = parts(url);
    const container = path[1];
    const asksForProperties =
      (method === 'GET' || method === 'HEAD') &&
      path.length === 2 &&
      query.get('restype') === 'container' &&
      !query.has('comp');
    if (!asksForProperties || container === undefined) return undefined;
    return `${this.#start}-${this.#anywhere}-${this.#counts.get(container) ?? 0}`;
  }

  /** Notes a request that is over; one that only reads changes nothing. */
  note({ method, url = '' }: StorageRequest): void {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
    const container = parts(url).path[1];
    if (container === undefined) this.#anywhere += 1;
    else this.#counts.set(container, (this.#counts.get(container) ?? 0) + 1);
  }
}

/** The path is `account`, `container`, and what the blob's name has of slashes. */
function parts(url: string): { readonly path: readonly string[]; readonly query: URLSearchParams } {
  const [path = '', query = ''] = url.split('?', 2);
  return {
    path: path.split('/').filter((part) => part !== ''),
    query: new URLSearchParams(query),
  };
}
