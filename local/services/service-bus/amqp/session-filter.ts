import type { Source } from 'rhea';

/** The name of the filter by which a receiver asks for a session, and is told which it got. */
export const SESSION_FILTER = 'com.microsoft:session-filter';

/** @returns which session a receiver asks for (undefined: any); undefined when it asks for none */
export function requestedSession(
  source: Source | null | undefined,
): { readonly sessionId: string | undefined } | undefined {
  const filter: Readonly<Record<string, unknown>> = source?.filter ?? {};
  if (!(SESSION_FILTER in filter)) return undefined;
  const asked = filter[SESSION_FILTER];
  const value = isDescribed(asked) ? asked.value : asked;
  return { sessionId: typeof value === 'string' ? value : undefined };
}

/** Some clients describe the filter's value. */
function isDescribed(value: unknown): value is { readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value;
}
