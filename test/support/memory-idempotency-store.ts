import type {
  IdempotencyStore,
  KeptReply,
  Reservation,
  ReserveOutcome,
} from '../../shared/ports/idempotency-store.ts';

interface Entry {
  readonly fingerprint: string;
  readonly leasedUntil: Date;
  readonly reply?: KeptReply;
}

/** Idempotency keys in memory, kept for as long as the object. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #entries = new Map<string, Entry>();

  async reserve(
    tenantId: string,
    id: string,
    fingerprint: string,
    { now, until }: { readonly now: Date; readonly until: Date },
  ): Promise<ReserveOutcome> {
    const key = JSON.stringify([tenantId, id]);
    const current = this.#entries.get(key);
    if (current !== undefined && current.fingerprint !== fingerprint) {
      return { state: 'other-request' };
    }
    if (current?.reply) return { state: 'kept', reply: current.reply };
    if (current !== undefined && current.leasedUntil > now) return { state: 'in-progress' };
    return { state: 'reserved', reservation: this.#hold(key, { fingerprint, leasedUntil: until }) };
  }

  #hold(key: string, entry: Entry): Reservation {
    let own = entry;
    this.#entries.set(key, own);
    const isMine = () => this.#entries.get(key) === own;
    const replace = (next: Entry) => {
      if (!isMine()) return false;
      own = next;
      this.#entries.set(key, next);
      return true;
    };
    return {
      renew: async (leasedUntil) => replace({ ...own, leasedUntil }),
      keep: async (reply) => replace({ ...own, reply }),
      release: async () => {
        if (isMine()) this.#entries.delete(key);
      },
    };
  }
}
