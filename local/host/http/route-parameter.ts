import { createRouteConstraint, type RouteConstraint } from './route-constraint.ts';

/** `{name}`, `{name:int}`, `{name=value}`, `{name?}` or `{*name}`. */
export interface RouteParameter {
  readonly kind: 'parameter';
  readonly name: string;
  readonly constraints: readonly RouteConstraint[];
  readonly optional: boolean;
  readonly catchAll: boolean;
  readonly defaultValue?: string;
}

/** @param text what stands between the braces. */
export function parseRouteParameter(
  text: string,
  refuse: (reason: string) => never,
): RouteParameter {
  const head = /^(\*{0,2})([A-Za-z_][\w-]*)/.exec(text);
  if (!head) return refuse(`"{${text}}" has no valid parameter name`);
  const [whole, stars, name] = head;
  const { constraints, rest } = parseConstraints(text.slice(whole.length), refuse);
  const optional = rest === '?';
  if (rest !== '' && !optional && !rest.startsWith('=')) refuse(`"{${text}}" ends in "${rest}"`);
  if (optional && stars !== '') refuse(`the catch-all "${name ?? ''}" is optional by itself`);
  if (rest.endsWith('?') && !optional) {
    refuse(`"${name ?? ''}" cannot be optional and have a default value`);
  }
  return {
    kind: 'parameter',
    name: name ?? '',
    constraints,
    optional,
    catchAll: stars !== '',
    ...(rest.startsWith('=') && { defaultValue: rest.slice(1) }),
  };
}

function parseConstraints(text: string, refuse: (reason: string) => never) {
  const constraints: RouteConstraint[] = [];
  let rest = text;
  while (rest.startsWith(':')) {
    const name = /^[^:(=?]*/.exec(rest.slice(1))?.[0] ?? '';
    const end = 1 + name.length;
    const argument = rest[end] === '(' ? readParentheses(rest.slice(end), refuse) : undefined;
    const written = argument === undefined ? name : `${name}(${argument})`;
    const constraint = createRouteConstraint(name, argument);
    constraints.push(constraint ?? refuse(`the constraint "${written}" is unknown here`));
    rest = rest.slice(1 + written.length);
  }
  return { constraints, rest };
}

/** @returns what stands between the parenthesis that `text` begins with and the one that closes it. */
function readParentheses(text: string, refuse: (reason: string) => never): string {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return text.slice(1, index);
  }
  return refuse(`"${text}" lacks a closing parenthesis`);
}
