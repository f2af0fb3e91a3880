import { AppError } from '../../errors.ts';
import type { IncomingRequest } from '../incoming-request.ts';

/** A string of RFC 9651, section 3.3.3: printable ASCII in quotes, with `\"` and `\\`. */
const quoted = /^"(?<text>(?:[ !#-[\]-~]|\\["\\])+)"$/u;
/** Many clients send the key bare. */
const bare = /^[\w.:~+/=@-]+$/u;
const maxLength = 255;

/**
 * The request's `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header), in quotes as the draft wants it, or bare.
 * @returns undefined when there is none. @throws AppError `invalid_request`
 */
export function idempotencyKeyOf({
  headers,
}: Pick<IncomingRequest, 'headers'>): string | undefined {
  const value = headers.get('idempotency-key')?.trim();
  if (value === undefined) return undefined;
  const key = bare.test(value) ? value : quoted.exec(value)?.groups?.text;
  if (key !== undefined && key.length <= maxLength) return key;
  throw new AppError('invalid_request', 'The Idempotency-Key cannot be used.', {
    remedy: 'Send one key of 1 to 255 printable ASCII characters in quotes, for example a UUID.',
    fields: [
      {
        field: 'Idempotency-Key',
        message: 'must be 1 to 255 printable ASCII characters in quotes',
      },
    ],
  });
}
