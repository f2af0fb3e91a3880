import type { Route } from './api-context.ts';
import { getStatus } from './get-status.ts';
import { listInstances } from './list-instances.ts';
import { purgeInstance } from './purge-instance.ts';
import { purgeInstances } from './purge-instances.ts';
import { raiseEvent } from './raise-event.ts';
import { refuse } from './refuse.ts';
import { resumeInstance } from './resume-instance.ts';
import { startInstance } from './start-instance.ts';
import { suspendInstance } from './suspend-instance.ts';
import { terminateInstance } from './terminate-instance.ts';

/** Method, path template and operation, as in the Durable extension. Literals ignore case. */
const routes: readonly (readonly [method: string, template: string, route: Route])[] = [
  ['POST', 'orchestrators/{name}', startInstance],
  ['POST', 'orchestrators/{name}/{instanceId}', startInstance],
  ['GET', 'instances', listInstances],
  ['DELETE', 'instances', purgeInstances],
  ['GET', 'instances/{instanceId}', getStatus],
  ['DELETE', 'instances/{instanceId}', purgeInstance],
  ['POST', 'instances/{instanceId}/raiseEvent/{eventName}', raiseEvent],
  ['POST', 'instances/{instanceId}/terminate', terminateInstance],
  ['POST', 'instances/{instanceId}/suspend', suspendInstance],
  ['POST', 'instances/{instanceId}/resume', resumeInstance],
  ['POST', 'instances/{instanceId}/rewind', refuse('Rewinding an orchestration')],
  ['POST', 'instances/{instanceId}/restart', refuse('Restarting an orchestration')],
  ['GET', 'entities/{name}', refuse('Listing entities')],
  ['GET', 'entities/{name}/{key}', refuse('Reading an entity')],
  ['POST', 'entities/{name}/{key}', refuse('Signalling an entity')],
];

/** @param path below the API's root, percent-encoded, with or without a final slash */
export function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const segments = path.replace(/\/$/, '').split('/').map(decode);
  for (const [routeMethod, template, route] of routes) {
    const params = method === routeMethod ? match(template.split('/'), segments) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function match(
  template: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
