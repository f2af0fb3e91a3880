import { HostError } from '../host-error.ts';
import type { BindingInfo, RegisteredFunction } from '../core/core-types.ts';
import { resolveSettings } from '../core/resolve-settings.ts';
import { triggerOf } from '../core/trigger-of.ts';
import type { Route } from './route-table.ts';
import { parseRouteTemplate } from './route-template.ts';

/** An HTTP function as the router sees it. */
export interface HttpFunction {
  readonly registered: RegisteredFunction;
  readonly requiresKey: boolean;
}

/**
 * Reads the httpTrigger binding of a function; its route is the function's name unless it gives one.
 * @throws HostError when the binding asks for what this host cannot do.
 */
export function toHttpRoute(
  registered: RegisteredFunction,
  settings: Readonly<Record<string, string | undefined>>,
): Route<HttpFunction> {
  const { name } = registered.metadata;
  const trigger = triggerOf(registered.metadata);
  const route = typeof trigger.route === 'string' ? trigger.route : name;
  return {
    template: parseRouteTemplate(resolveSettings(route, settings)),
    methods: methodsOf(trigger),
    target: { registered, requiresKey: requiresKey(name, trigger) },
  };
}

function methodsOf(trigger: BindingInfo): string[] {
  const methods: unknown[] = Array.isArray(trigger.methods) ? trigger.methods : [];
  return methods.map((method) => String(method).toUpperCase());
}

function requiresKey(name: string, trigger: BindingInfo): boolean {
  const { authLevel } = trigger;
  if (authLevel === 'anonymous' || authLevel === undefined) return false;
  if (authLevel === 'function' || authLevel === 'admin') return true;
  throw new HostError(
    `Function "${name}" has the unknown authLevel ${JSON.stringify(authLevel)}; use anonymous, function or admin.`,
  );
}
