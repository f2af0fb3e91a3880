import { createHmac, timingSafeEqual } from 'node:crypto';
import { CosmosError, notSupported } from './cosmos-error.ts';
import { header, type CosmosRequest } from './request.ts';

/** Checks the signature that the SDK makes of each request with the account key. */
export class Authorization {
  readonly #key: Buffer;

  /** @param key base64, as in a connection string. */
  constructor(key: string) {
    this.#key = Buffer.from(key, 'base64');
  }

  /** @throws CosmosError 401 for a wrong or missing signature, 501 for a Microsoft Entra token. */
  check(request: CosmosRequest): void {
    const token = decode(header(request, 'authorization') ?? '');
    if (token.startsWith('type=aad')) throw notSupported('Microsoft Entra tokens; use the key');
    const given = /^type=master&ver=1\.0&sig=(.+)$/.exec(token)?.[1] ?? '';
    const expected = this.#sign(request);
    if (!isSame(Buffer.from(given), Buffer.from(expected))) {
      throw new CosmosError(
        401,
        'Unauthorized',
        "The input authorization token can't serve the request. Check the account key.",
      );
    }
  }

  #sign(request: CosmosRequest): string {
    const { path } = request;
    // A path of odd length ends with the kind of resource, one of even length with the name of one.
    const isFeed = path.length % 2 === 1;
    const kind = (isFeed ? path.at(-1) : path.at(-2)) ?? '';
    const link = (isFeed ? path.slice(0, -1) : path).join('/');
    const date = header(request, 'x-ms-date') ?? '';
    const text = [
      request.method.toLowerCase(),
      kind.toLowerCase(),
      link,
      date.toLowerCase(),
      '',
      '',
    ];
    return createHmac('sha256', this.#key).update(text.join('\n')).digest('base64');
  }
}

/** Nothing when the text is not valid percent-encoding. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
