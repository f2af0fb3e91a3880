import type { EvaluationHead, StoredEvaluation } from '../../shared/domain/evaluation.ts';
import { AppError } from '../../shared/errors.ts';
import type { EvaluationStore } from '../../shared/ports/evaluation-store.ts';
import type { Page, PageRequest } from '../../shared/ports/session-store.ts';

/** Evaluation runs in memory. */
export class MemoryEvaluationStore implements EvaluationStore {
  readonly #tenants = new Map<string, Map<string, StoredEvaluation>>();

  async add(tenantId: string, evaluation: StoredEvaluation): Promise<void> {
    const runs = this.#runs(tenantId);
    if (runs.has(evaluation.id)) throw new AppError('store_unavailable', 'The id is taken.');
    runs.set(evaluation.id, evaluation);
  }

  async get(tenantId: string, id: string): Promise<StoredEvaluation | undefined> {
    return this.#runs(tenantId).get(id);
  }

  async list(tenantId: string, page: PageRequest): Promise<Page<EvaluationHead>> {
    const before = page.continuation;
    if (before !== undefined && !this.#runs(tenantId).has(before)) {
      throw new AppError('invalid_request', 'Unknown continuation.');
    }
    const older = [...this.#runs(tenantId).values()]
      .filter(({ id }) => before === undefined || id < before)
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    const items = older.slice(0, page.limit).map(({ datasets, ...run }) => ({
      ...run,
      datasets: datasets.map(({ name, questions }) => ({ name, questions })),
    }));
    const last = items.at(-1);
    return { items, ...(older.length > items.length && last && { continuation: last.id }) };
  }

  #runs(tenantId: string): Map<string, StoredEvaluation> {
    let runs = this.#tenants.get(tenantId);
    if (!runs) this.#tenants.set(tenantId, (runs = new Map<string, StoredEvaluation>()));
    return runs;
  }
}
