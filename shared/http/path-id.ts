/** Session and message ids are UUIDs, document ids hexadecimal; all of them are safe as Cosmos DB item ids. */
const pattern = /^[0-9a-zA-Z_-]{1,64}$/;

/**
 * An id from the route, or undefined for one that no item can have. The database refuses some characters and lengths
 * with errors of its own, which would look like an outage.
 */
export function pathId(params: Readonly<Record<string, string>>, name: string): string | undefined {
  const id = params[name];
  return id !== undefined && pattern.test(id) ? id : undefined;
}
