import type { Container, Database, SqlParameter } from '@azure/cosmos';
import type { EvaluationHead, StoredEvaluation } from '../domain/evaluation.ts';
import { AppError } from '../errors.ts';
import type { EvaluationStore } from '../ports/evaluation-store.ts';
import type { Page, PageRequest } from '../ports/session-store.ts';
import { cosmosCall } from './cosmos-call.ts';
import { cosmosContainers } from './cosmos-containers.ts';
import { decodePageToken, encodePageToken } from './page-token.ts';

const type = 'evaluation';
/** Seconds: 400 days. */
const timeToLive = 400 * 24 * 60 * 60;

interface StoredItem {
  readonly id: string;
  readonly tenantId: string;
  readonly type: typeof type;
  /** What a list shows; kept apart, so that a list does not read the figures. */
  readonly head: EvaluationHead;
  /** Not indexed. */
  readonly run: StoredEvaluation;
  readonly ttl: number;
}

/** Evaluation runs in the `operations` container, one item each. Ids are time-ordered, and order the list. */
export class CosmosEvaluationStore implements EvaluationStore {
  readonly #container: Container;

  constructor(database: Database) {
    this.#container = database.container(cosmosContainers.operations.id);
  }

  async add(tenantId: string, run: StoredEvaluation): Promise<void> {
    const { id } = run;
    const item: StoredItem = { id, tenantId, type, head: headOf(run), run, ttl: timeToLive };
    const outcome = await cosmosCall(() => this.#container.items.create(item));
    if (typeof outcome !== 'string') return;
    throw new AppError('store_unavailable', `The run could not be stored: ${outcome}.`);
  }

  async get(tenantId: string, id: string): Promise<StoredEvaluation | undefined> {
    const found = await cosmosCall(() =>
      this.#container.item(id, [tenantId, id]).read<StoredItem>(),
    );
    const item = typeof found === 'string' ? undefined : found.resource;
    // The container holds other things under ids of their own, which a caller may guess.
    return item?.type === type ? item.run : undefined;
  }

  async list(tenantId: string, page: PageRequest): Promise<Page<EvaluationHead>> {
    const conditions = ['c.tenantId = @tenantId', 'c.type = @type'];
    const parameters: SqlParameter[] = [
      { name: '@tenantId', value: tenantId },
      { name: '@type', value: type },
      { name: '@limit', value: page.limit + 1 },
    ];
    if (page.continuation !== undefined) {
      conditions.push('c.id < @before');
      parameters.push({ name: '@before', value: decodePageToken(page.continuation, 'string') });
    }
    const query = `SELECT c.id, c.head FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.id DESC OFFSET 0 LIMIT @limit`;
    const found = await cosmosCall(() =>
      this.#container.items
        .query<Pick<StoredItem, 'head'>>({ query, parameters }, { partitionKey: [tenantId] })
        .fetchAll(),
    );
    const rows = typeof found === 'string' ? [] : found.resources;
    const items = rows.slice(0, page.limit).map(({ head }) => head);
    const last = items.at(-1);
    return {
      items,
      ...(rows.length > items.length && last && { continuation: encodePageToken(last.id) }),
    };
  }
}

function headOf({ datasets, ...run }: StoredEvaluation): EvaluationHead {
  return { ...run, datasets: datasets.map(({ name, questions }) => ({ name, questions })) };
}
