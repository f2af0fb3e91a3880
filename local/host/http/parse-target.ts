import type { IncomingMessage } from 'node:http';

/**
 * @returns the request's URL as the caller sees it, with dot segments resolved; undefined when the
 * target or the Host header is not valid, so that it could mean another host or path further on.
 */
export function parseTarget(request: IncomingMessage, fallbackHost: string): URL | undefined {
  const host = request.headers.host ?? fallbackHost;
  if (!/^[\w.:[\]-]+$/.test(host)) return undefined;
  const target = request.url ?? '';
  const path = target.startsWith('/') ? target : pathOfAbsolute(target);
  return path === undefined ? undefined : (URL.parse(`http://${host}${path}`) ?? undefined);
}

/** `GET http://host/path` is the form that clients use towards proxies; servers must accept it. */
function pathOfAbsolute(target: string): string | undefined {
  const url = URL.parse(target);
  return url?.protocol.startsWith('http') === true ? url.pathname + url.search : undefined;
}
