const traceParentPattern = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** W3C trace context of an invocation, as the host passes it to `context.traceContext`. */
export interface TraceContext {
  readonly traceParent: string;
  readonly traceState: string;
}

/**
 * Continues the caller's trace when its `traceparent` header is well formed, else begins one.
 * @param newId gives UUIDs.
 */
export function createTraceContext(
  newId: () => string,
  traceParent?: string,
  traceState?: string,
): TraceContext {
  if (traceParent !== undefined && traceParentPattern.test(traceParent)) {
    return { traceParent, traceState: traceState ?? '' };
  }
  const traceId = newId().replaceAll('-', '');
  const spanId = newId().replaceAll('-', '').slice(0, 16);
  return { traceParent: `00-${traceId}-${spanId}-01`, traceState: '' };
}
