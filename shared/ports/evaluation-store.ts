import type { EvaluationHead, StoredEvaluation } from '../domain/evaluation.ts';
import type { Page, PageRequest } from './session-store.ts';

/**
 * Figures of evaluation runs, by tenant. They are forgotten after 400 days: long enough to compare with last year.
 * Methods throw AppError `store_unavailable`.
 */
export interface EvaluationStore {
  /** @param evaluation its id must be new in the tenant */
  add(tenantId: string, evaluation: StoredEvaluation): Promise<void>;
  /** @returns undefined when the tenant has no such run */
  get(tenantId: string, id: string): Promise<StoredEvaluation | undefined>;
  /** Newest first. @throws AppError `invalid_request` for a continuation this store did not give */
  list(tenantId: string, page: PageRequest): Promise<Page<EvaluationHead>>;
}
