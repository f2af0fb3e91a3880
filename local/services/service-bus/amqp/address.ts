/** Where a link leads: to the token service, to the management of an entity, or to an entity. */
export type Address =
  | { readonly kind: 'tokens' }
  | { readonly kind: 'management'; readonly path: string }
  | { readonly kind: 'entity'; readonly path: string };

const MANAGEMENT = /^(.+)\/\$management$/i;

/** @param address with or without `sb://host/` before the path; undefined for transactions' coordinator, say */
export function parseAddress(address: unknown): Address | undefined {
  if (typeof address !== 'string') return undefined;
  const path = address.replace(/^(?:sb|amqps?):\/\/[^/]+\//i, '').replace(/\/$/, '');
  if (path.toLowerCase() === '$cbs') return { kind: 'tokens' };
  const managed = MANAGEMENT.exec(path)?.[1];
  return managed === undefined ? { kind: 'entity', path } : { kind: 'management', path: managed };
}
