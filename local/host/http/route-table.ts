import { HostError } from '../host-error.ts';
import { matchRoute, type RouteValues } from './match-route.ts';
import type { RouteSegment, RouteTemplate } from './route-template.ts';

/** A template with the methods it answers (upper case; none means all) and whom it leads to. */
export interface Route<T> {
  readonly template: RouteTemplate;
  readonly methods: readonly string[];
  readonly target: T;
}

export type RouteResult<T> =
  | { readonly kind: 'found'; readonly target: T; readonly values: RouteValues }
  | { readonly kind: 'method-not-allowed'; readonly allowed: readonly string[] }
  | { readonly kind: 'not-found' };

/** Finds the function of a request: literal segments win over parameters, these over catch-alls. */
export class RouteTable<T> {
  readonly #routes: readonly Route<T>[];

  /** @throws HostError when two routes answer the same method and paths. */
  constructor(routes: readonly Route<T>[]) {
    refuseDuplicates(routes);
    this.#routes = routes.toSorted((left, right) => comparePrecedence(left, right));
  }

  /** @param path percent-encoded, without the route prefix and the leading slash. */
  find(method: string, path: string): RouteResult<T> {
    const allowed = new Set<string>();
    for (const { template, methods, target } of this.#routes) {
      const values = matchRoute(template, path);
      if (!values) continue;
      if (methods.length === 0 || methods.includes(method)) {
        return { kind: 'found', target, values };
      }
      for (const other of methods) allowed.add(other);
    }
    return allowed.size > 0
      ? { kind: 'method-not-allowed', allowed: [...allowed].toSorted() }
      : { kind: 'not-found' };
  }
}

function comparePrecedence(left: Route<unknown>, right: Route<unknown>): number {
  const [one, two] = [left, right].map(({ template }) => template.segments.map(rankOf));
  for (let index = 0; index < Math.max(one?.length ?? 0, two?.length ?? 0); index += 1) {
    const difference = (one?.[index] ?? 0) - (two?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rankOf(segment: RouteSegment): number {
  if (segment.kind === 'literal') return 1;
  const constrained = segment.constraints.length > 0 ? -1 : 0;
  return (segment.catchAll ? 5 : 3) + constrained;
}

function refuseDuplicates(routes: readonly Route<unknown>[]): void {
  const seen = new Set<string>();
  for (const { template, methods } of routes) {
    for (const method of methods.length === 0 ? ['any method'] : methods) {
      const key = `${method} ${template.segments.map(shapeOf).join('/')}`;
      if (seen.has(key)) {
        throw new HostError(
          `Two functions answer ${method} "${template.text}"; one would never run.`,
        );
      }
      seen.add(key);
    }
  }
}

/** Parameter names do not tell routes apart; constraints do. */
function shapeOf(segment: RouteSegment): string {
  if (segment.kind === 'literal') return segment.text.toLowerCase();
  const constraints = segment.constraints.map(({ text }) => `:${text}`).join('');
  return `{${segment.catchAll ? '*' : ''}${constraints}}`;
}
