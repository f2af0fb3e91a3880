import * as z from 'zod';
import { invalidRequest } from '../search-service-error.ts';

const MAX_ACTIONS = 1000;

const schema = z.strictObject({
  value: z.array(
    z.looseObject({
      '@search.action': z.enum(['upload', 'merge', 'mergeOrUpload', 'delete']).default('upload'),
    }),
  ),
});

/** One action of an indexing batch: what to do, and the document's properties. */
export type IndexAction = z.infer<typeof schema>['value'][number];

/**
 * @param body the JSON body of an indexing request.
 * @throws SearchServiceError 400 for anything but 1 to 1,000 known actions.
 */
export function parseIndexBatch(body: unknown): IndexAction[] {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw invalidRequest(`The indexing batch is not valid. ${z.prettifyError(parsed.error)}`);
  }
  const { value } = parsed.data;
  if (value.length === 0) throw invalidRequest('The indexing batch has no actions.');
  if (value.length > MAX_ACTIONS) {
    throw invalidRequest(
      `The indexing batch has ${value.length} actions; at most ${MAX_ACTIONS} are allowed. Send it in parts.`,
    );
  }
  return value;
}
