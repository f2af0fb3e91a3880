import * as z from 'zod';
import { notSupported } from '../search-service-error.ts';

/** Lets a schema accept features by name, so that {@link refuseFeatures} can tell them from misspelt ones. */
export function unsupportedShape(
  features: readonly string[],
): Record<string, z.ZodOptional<z.ZodUnknown>> {
  return Object.fromEntries(features.map((feature) => [feature, z.unknown().optional()]));
}

/**
 * Refuses an object that uses a feature which is not served here; empty lists and nulls use nothing.
 * @param what begins the message: "Field 'title': the attribute" + name + "is not supported …".
 * @throws SearchServiceError 501 naming the first such feature.
 */
export function refuseFeatures(
  object: Readonly<Record<string, unknown>>,
  features: readonly string[],
  what: string,
): void {
  const used = features.find((feature) => isUsed(object[feature]));
  if (used !== undefined) throw notSupported(`${what} '${used}'`);
}

function isUsed(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return !Array.isArray(value) || value.length > 0;
}
