import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { EvaluationFigures } from '../../../shared/domain/evaluation.ts';
import type { ApiClient } from '../../support/api-client.ts';

const storedSchema = z.object({ id: z.string() });

/** Stores a run's figures in an app. Storing the same run twice within a day stores it once. @returns its id */
export async function storeFigures(api: ApiClient, figures: EvaluationFigures): Promise<string> {
  const body = JSON.stringify(figures);
  const response = await api.fetch('/api/ops/evaluations', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `"${createHash('sha256').update(body).digest('hex')}"`,
    },
    body,
  });
  return storedSchema.parse(await response.json()).id;
}
