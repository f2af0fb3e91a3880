import { HostError } from '../host-error.ts';
import type { FunctionMetadata } from './core-types.ts';
import { triggerOf } from './trigger-of.ts';

const supportedTriggers = [
  'httpTrigger',
  'blobTrigger',
  'eventGridTrigger',
  'serviceBusTrigger',
  'timerTrigger',
  'orchestrationTrigger',
  'activityTrigger',
];

/**
 * Refuses what this host does not run, so that nothing is silently ignored.
 * @throws HostError naming the function and the binding.
 */
export function checkBindings(metadata: FunctionMetadata): void {
  const { name } = metadata;
  const trigger = triggerOf(metadata);
  if (!supportedTriggers.includes(trigger.type)) {
    throw new HostError(
      `Function "${name}" has the trigger ${trigger.type}; the local host runs ${supportedTriggers.join(', ')}.`,
    );
  }
  if (metadata.retryOptions !== undefined) {
    throw new HostError(
      `Function "${name}" has a retry policy, which the local host does not run.`,
    );
  }
  for (const [bindingName, binding] of Object.entries(metadata.bindings)) {
    const type = binding.type ?? 'unnamed type';
    if (isDeferred(binding.properties)) {
      throw new HostError(
        `Function "${name}" asks for an SDK client (sdkBinding) in its ${type} binding; the local host gives values only.`,
      );
    }
    if (bindingName === trigger.name || isHttpReturn(bindingName, type, trigger.type)) continue;
    if (binding.direction === 'in' && type === 'durableClient') continue;
    const kind = binding.direction === 'out' ? 'output' : 'input';
    throw new HostError(
      `Function "${name}" has a ${type} ${kind} binding, which the local host does not run; use the service's SDK instead.`,
    );
  }
}

function isHttpReturn(bindingName: string, type: string, triggerType: string): boolean {
  return bindingName === '$return' && type === 'http' && triggerType === 'httpTrigger';
}

function isDeferred(properties: unknown): boolean {
  return (
    typeof properties === 'object' &&
    properties !== null &&
    'supportsDeferredBinding' in properties &&
    properties.supportsDeferredBinding === 'true'
  );
}
