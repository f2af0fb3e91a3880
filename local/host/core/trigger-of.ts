import { HostError } from '../host-error.ts';
import type { BindingInfo, FunctionMetadata } from './core-types.ts';

/** A function's trigger binding with its name. */
export interface TriggerBinding extends BindingInfo {
  readonly name: string;
  readonly type: string;
}

/** @throws HostError when no binding is a trigger. */
export function triggerOf(metadata: FunctionMetadata): TriggerBinding {
  for (const [name, binding] of Object.entries(metadata.bindings)) {
    if (binding.type !== undefined && /trigger$/i.test(binding.type)) {
      return { ...binding, name, type: binding.type };
    }
  }
  throw new HostError(`Function "${metadata.name}" has no trigger.`);
}
