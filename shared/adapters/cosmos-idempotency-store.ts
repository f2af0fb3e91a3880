import type { Container, Database } from '@azure/cosmos';
import { AppError } from '../errors.ts';
import type {
  IdempotencyStore,
  KeptReply,
  Reservation,
  ReserveOutcome,
} from '../ports/idempotency-store.ts';
import { cosmosCall } from './cosmos-call.ts';
import { cosmosContainers } from './cosmos-containers.ts';

/** Seconds after which a key is forgotten: a day. */
const timeToLive = 24 * 60 * 60;

interface StoredRequest {
  readonly id: string;
  readonly tenantId: string;
  readonly type: 'idempotency';
  readonly fingerprint: string;
  /** ISO 8601 UTC: the reservation counts as broken off after it. */
  readonly leasedUntil: string;
  /** Absent while the request is being executed. */
  readonly reply?: KeptReply;
  readonly ttl: number;
}

/** Idempotency keys in the `operations` container, each an item that is replaced by ETag. */
export class CosmosIdempotencyStore implements IdempotencyStore {
  readonly #container: Container;

  constructor(database: Database) {
    this.#container = database.container(cosmosContainers.operations.id);
  }

  async reserve(
    tenantId: string,
    id: string,
    fingerprint: string,
    lease: { readonly now: Date; readonly until: Date },
  ): Promise<ReserveOutcome> {
    const request: StoredRequest = {
      id,
      tenantId,
      type: 'idempotency',
      fingerprint,
      leasedUntil: lease.until.toISOString(),
      ttl: timeToLive,
    };
    const created = await cosmosCall(() => this.#container.items.create(request));
    if (created === 'missing') throw noContainer();
    if (created !== 'conflict') return this.#reserved(request, created.etag);

    const found = await cosmosCall(() =>
      this.#container.item(id, [tenantId, id]).read<StoredRequest>(),
    );
    // Released or expired just now: the client is to try again, like one that came in between.
    if (typeof found === 'string' || !found.resource) return { state: 'in-progress' };
    const { resource: current, etag } = found;
    if (current.fingerprint !== fingerprint) return { state: 'other-request' };
    if (current.reply) return { state: 'kept', reply: current.reply };
    if (current.leasedUntil > lease.now.toISOString()) return { state: 'in-progress' };
    const taken = await replace(this.#container, request, etag);
    return taken === undefined ? { state: 'in-progress' } : this.#reserved(request, taken);
  }

  #reserved(request: StoredRequest, etag: string): ReserveOutcome {
    return {
      state: 'reserved',
      reservation: new CosmosReservation(this.#container, request, etag),
    };
  }
}

class CosmosReservation implements Reservation {
  readonly #container: Container;
  readonly #request: StoredRequest;
  #etag: string;

  constructor(container: Container, request: StoredRequest, etag: string) {
    this.#container = container;
    this.#request = request;
    this.#etag = etag;
  }

  async renew(until: Date): Promise<boolean> {
    return this.#replace({ ...this.#request, leasedUntil: until.toISOString() });
  }

  async keep(reply: KeptReply): Promise<boolean> {
    return this.#replace({ ...this.#request, reply });
  }

  async release(): Promise<void> {
    const { id, tenantId } = this.#request;
    const accessCondition = { type: 'IfMatch', condition: this.#etag };
    await cosmosCall(() => this.#container.item(id, [tenantId, id]).delete({ accessCondition }));
  }

  async #replace(request: StoredRequest): Promise<boolean> {
    const etag = await replace(this.#container, request, this.#etag);
    if (etag === undefined) return false;
    this.#etag = etag;
    return true;
  }
}

/** @returns the new ETag, or undefined when the item is no longer the one that `etag` names. */
async function replace(
  container: Container,
  request: StoredRequest,
  etag: string,
): Promise<string | undefined> {
  const { id, tenantId } = request;
  const accessCondition = { type: 'IfMatch', condition: etag };
  const replaced = await cosmosCall(() =>
    container.item(id, [tenantId, id]).replace(request, { accessCondition }),
  );
  return typeof replaced === 'string' ? undefined : replaced.etag;
}

function noContainer(): AppError {
  return new AppError('store_unavailable', 'The database has no container “operations”.', {
    remedy: 'Deploy the infrastructure, or start the local stack with `npm start`.',
    transient: false,
  });
}
