import type { RouteParameter } from './route-parameter.ts';
import type { RouteTemplate } from './route-template.ts';

export type RouteValues = Readonly<Record<string, string>>;

/**
 * Matches a path against a template as ASP.NET Core does: literals without regard to case, one
 * trailing slash ignored, values percent-decoded except for `%2F`.
 * @param path percent-encoded, without the leading slash.
 * @returns the parameters' values, or undefined when the path does not match.
 */
export function matchRoute(template: RouteTemplate, path: string): RouteValues | undefined {
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
  const parts = trimmed === '' ? [] : trimmed.split('/');
  const values: Record<string, string> = {};
  for (const [index, segment] of template.segments.entries()) {
    if (segment.kind === 'literal') {
      const part = parts[index];
      if (part === undefined || !equalsIgnoringCase(decodePart(part), segment.text)) {
        return undefined;
      }
      continue;
    }
    const raw = segment.catchAll ? parts.slice(index).join('/') : (parts[index] ?? '');
    const value = raw === '' ? missingValue(segment, index < parts.length) : decodePart(raw);
    if (value === undefined) return undefined;
    if (value === null) continue;
    if (!segment.constraints.every((constraint) => constraint.test(value))) return undefined;
    values[segment.name] = value;
  }
  const takesRest = template.segments.some((last) => last.kind === 'parameter' && last.catchAll);
  return takesRest || parts.length <= template.segments.length ? values : undefined;
}

/** @returns the default; null when the parameter may be absent; undefined when the path does not match. */
function missingValue(segment: RouteParameter, isEmptyPart: boolean): string | null | undefined {
  if (segment.catchAll) return segment.defaultValue ?? null;
  if (isEmptyPart) return undefined;
  return segment.defaultValue ?? (segment.optional ? null : undefined);
}

/** Leaves `%2F` as it is, for decoded it would look like a separator; leaves what is not valid UTF-8. */
function decodePart(part: string): string {
  return part
    .split(/(%2f)/i)
    .map((piece, index) => (index % 2 === 1 ? piece : decodeSafely(piece)))
    .join('');
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function equalsIgnoringCase(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
