export type JsonScalar = string | number | boolean | null;
export type JsonValue = JsonScalar | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isScalar(value: JsonValue): value is JsonScalar {
  return typeof value !== 'object' || value === null;
}

/** A scalar, or a list of them, as words. @returns undefined for anything else */
export function asWords(value: JsonValue): string | undefined {
  if (isScalar(value)) return value === null ? '' : String(value);
  return isList(value) && value.every(isScalar) ? value.filter(isSaid).join(', ') : undefined;
}

function isSaid(value: JsonValue): boolean {
  return value !== null && value !== '';
}
