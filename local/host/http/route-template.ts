import { HostError } from '../host-error.ts';
import { parseRouteParameter, type RouteParameter } from './route-parameter.ts';

export type RouteSegment = { readonly kind: 'literal'; readonly text: string } | RouteParameter;

/** A parsed ASP.NET Core route template, for example `documents/{id:guid}/{*rest}`. */
export interface RouteTemplate {
  readonly text: string;
  readonly segments: readonly RouteSegment[];
}

/** @throws HostError naming what the template has that cannot be served. */
export function parseRouteTemplate(text: string): RouteTemplate {
  const refuse = (reason: string): never => {
    throw new HostError(`The route "${text}" is not supported: ${reason}.`);
  };
  if (/^[/~]/.test(text)) refuse('it must not begin with "/" or "~"');
  const segments = splitSegments(text).map((segment) => parseSegment(segment, refuse));
  checkOrder(segments, refuse);
  return { text, segments };
}

/** Splits at slashes that are not inside braces: a regex constraint may hold slashes. */
function splitSegments(text: string): string[] {
  if (text === '') return [];
  const segments: string[] = [];
  let segment = '';
  let depth = 0;
  for (const character of text.replace(/\/$/, '')) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === '/' && depth === 0) {
      segments.push(segment);
      segment = '';
    } else {
      segment += character;
    }
  }
  return [...segments, segment];
}

function parseSegment(segment: string, refuse: (reason: string) => never): RouteSegment {
  if (segment === '') refuse('it has an empty segment');
  const literal = unescapeBraces(segment);
  if (!/[{}]/.test(segment.replaceAll(/\{\{|\}\}/g, ''))) return { kind: 'literal', text: literal };
  const inner = /^\{(?!\{)(.*)\}$/s.exec(segment)?.[1];
  if (inner === undefined || /[{}]/.test(inner.replaceAll(/\{\{|\}\}/g, ''))) {
    return refuse(`"${segment}" mixes text with a parameter`);
  }
  return parseRouteParameter(unescapeBraces(inner), refuse);
}

function unescapeBraces(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}');
}

function checkOrder(segments: readonly RouteSegment[], refuse: (reason: string) => never): void {
  const names = new Set<string>();
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'literal') continue;
    const isLast = index === segments.length - 1;
    if (names.has(segment.name.toLowerCase())) refuse(`the name "${segment.name}" occurs twice`);
    names.add(segment.name.toLowerCase());
    if (segment.catchAll && !isLast) refuse(`the catch-all "${segment.name}" must come last`);
    if (segment.optional && !isLast) {
      refuse(`the optional parameter "${segment.name}" must come last`);
    }
  }
}
