import * as z from 'zod';
import { badRequest } from '../cosmos-error.ts';
import type { Json } from '../json.ts';
import { jsonBody, type CosmosRequest } from '../request.ts';

const querySchema = z.object({
  query: z.string(),
  parameters: z
    .array(z.object({ name: z.string().startsWith('@'), value: z.custom<Json>().optional() }))
    .default([]),
});

/** The text and parameters of a query request. @throws CosmosError 400 */
export function parseQueryBody(request: CosmosRequest) {
  const parsed = querySchema.safeParse(jsonBody(request));
  if (!parsed.success) throw badRequest(`The query is invalid. ${z.prettifyError(parsed.error)}`);
  const { query, parameters } = parsed.data;
  return { query, parameters: new Map(parameters.map(({ name, value }) => [name, value])) };
}
