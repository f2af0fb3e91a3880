import { invalidRequest } from '../search-service-error.ts';

const KEY = /^[A-Za-z0-9\-=][A-Za-z0-9_\-=]{0,1023}$/;

/** @throws SearchServiceError 400 for a key the service would refuse. */
export function parseDocumentKey(value: unknown): string {
  if (typeof value === 'string' && KEY.test(value)) return value;
  throw invalidRequest(
    `Invalid document key: '${String(value).slice(0, 100)}'. Keys can only contain letters, digits, ` +
      'underscore (_), dash (-), or equal sign (=), cannot begin with an underscore, and have at most 1,024 characters.',
    'InvalidDocumentKey',
  );
}
