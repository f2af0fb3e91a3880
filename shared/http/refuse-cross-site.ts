import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { IncomingRequest } from './incoming-request.ts';

/**
 * Refuses what a browser sends for a page of another origin. Such a page needs nobody's leave for it: a form, or a script
 * that does not care for the answer, reaches every service that the browser reaches, those of a laptop and a closed network
 * included. Programs other than browsers send neither header and pass.
 * @see https://www.w3.org/TR/fetch-metadata/ for `Sec-Fetch-Site`, which browsers leave out on plain http
 * @throws AppError `cross_site_request`
 */
export function refuseCrossSite(
  { headers, url }: Pick<IncomingRequest, 'headers' | 'url'>,
  { ALLOWED_ORIGINS: allowed = [] }: Pick<Settings, 'ALLOWED_ORIGINS'>,
): void {
  const origin = headers.get('origin');
  if (origin !== null && allowed.includes(origin)) return;
  const site = headers.get('sec-fetch-site');
  const isOwn =
    site === null
      ? origin === null || isOrigin(url, origin)
      : ['same-origin', 'none'].includes(site);
  if (isOwn) return;
  throw new AppError(
    'cross_site_request',
    'A page of another origin may not change anything here.',
    {
      remedy: 'Call the service from its own origin, or name the page’s origin in ALLOWED_ORIGINS.',
    },
  );
}

/** Whether an origin has the host that was called; a proxy may have taken the TLS off. */
function isOrigin(url: string, origin: string): boolean {
  return URL.parse(origin)?.host === new URL(url).host;
}
