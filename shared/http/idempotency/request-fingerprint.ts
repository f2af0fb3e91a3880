import { createHash, type Hash } from 'node:crypto';
import { isForm } from '../body-limit.ts';
import type { IncomingRequest } from '../incoming-request.ts';

const boundaryParameter = /;\s*boundary=(?:"(?<quoted>[^"]{1,70})"|(?<bare>[^;\s]{1,70}))/iu;

/**
 * Stands for what a request asks: its query, its body, and whether it wants a stream. Forms are compared without their
 * boundary, which clients choose anew each time.
 */
export function requestFingerprint(
  request: Pick<IncomingRequest, 'url' | 'headers'>,
  body: Buffer,
): string {
  const wantsStream = request.headers.get('accept')?.includes('text/event-stream') === true;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([new URL(request.url).search, wantsStream]));
  for (const part of partsOf(request, body)) updateWithPart(hash, part);
  return hash.digest('hex');
}

function partsOf(request: Pick<IncomingRequest, 'headers'>, body: Buffer): Buffer[] {
  const { quoted, bare } =
    boundaryParameter.exec(request.headers.get('content-type') ?? '')?.groups ?? {};
  const boundary = quoted ?? bare;
  return boundary !== undefined && isForm(request) ? split(body, `--${boundary}`) : [body];
}

function split(body: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, from)) {
    parts.push(body.subarray(from, at));
    from = at + delimiter.length;
  }
  return [...parts, body.subarray(from)];
}

/** With its length in front, so that no two lists of parts look the same. */
function updateWithPart(hash: Hash, part: Buffer): void {
  hash.update(`${part.length}:`).update(part);
}
