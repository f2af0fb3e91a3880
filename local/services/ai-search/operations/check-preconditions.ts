import type { HostedIndex } from '../hosted-index.ts';
import { SearchServiceError } from '../search-service-error.ts';
import type { ServiceRequest } from '../wire.ts';

/** @throws SearchServiceError 412 when `If-Match` or `If-None-Match` does not hold for the index. */
export function checkPreconditions(
  { ifMatch, ifNoneMatch }: ServiceRequest,
  existing: HostedIndex | undefined,
): void {
  const etag = existing?.representation['@odata.etag'];
  const matches = (wanted: string) => existing !== undefined && (wanted === '*' || wanted === etag);
  if (
    (ifMatch !== undefined && !matches(ifMatch)) ||
    (ifNoneMatch !== undefined && matches(ifNoneMatch))
  ) {
    throw new SearchServiceError(
      412,
      '',
      'The precondition given in one of the request headers evaluated to false. No change was made.',
    );
  }
}
