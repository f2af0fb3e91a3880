import type { RegisteredFunction } from './core/core-types.ts';
import { triggerOf } from './core/trigger-of.ts';
import type { HostedFunction } from './host-options.ts';
import type { HttpFunction } from './http/http-functions.ts';
import type { Route } from './http/route-table.ts';

/** The functions in the order of their registration, for people to read. */
export function describeFunctions(
  functions: ReadonlyMap<string, RegisteredFunction>,
  routes: readonly Route<HttpFunction>[],
  routePrefix: string,
): HostedFunction[] {
  return [...functions.values()].map((registered) => {
    const route = routes.find(({ target }) => target.registered === registered);
    return {
      name: registered.metadata.name,
      trigger: triggerOf(registered.metadata).type,
      ...(route && {
        route: `/${[routePrefix, route.template.text].filter((part) => part !== '').join('/')}`,
        methods: route.methods,
      }),
    };
  });
}
