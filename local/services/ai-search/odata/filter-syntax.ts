/** A constant in a filter. Dates are milliseconds since 1970. */
export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'date'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export interface Comparison {
  readonly kind: 'comparison';
  /** A field, or the range variable inside a lambda. */
  readonly path: string;
  readonly operator: ComparisonOperator;
  readonly literal: Literal;
}

/** `search.in(path, 'a,b')`: equality with one of many. */
export interface Membership {
  readonly kind: 'membership';
  readonly path: string;
  readonly values: ReadonlySet<string>;
}

/** `path/any(variable: body)`, `path/all(variable: body)` or `path/any()`. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly path: string;
  readonly quantifier: 'any' | 'all';
  readonly range?: { readonly variable: string; readonly body: Filter };
}

/** A parsed `$filter`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'constant'; readonly value: boolean }
  | Comparison
  | Membership
  | Lambda;
