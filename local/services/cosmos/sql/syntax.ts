import type { Json } from '../json.ts';

/** A value in a query; `undefined` is Cosmos DB's own undefined, the value of a missing property. */
export type Value = Json | undefined;

export type UnaryOperator = 'NOT' | '-' | '+' | '~';
export type BinaryOperator =
  | 'AND' | 'OR' | '??'
  | '=' | '!=' | '<' | '<=' | '>' | '>='
  | '||' | '+' | '-' | '*' | '/' | '%'
  | '&' | '|' | '^' | '<<' | '>>' | '>>>'; // prettier-ignore

export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly key: Expression }
  | { readonly kind: 'array'; readonly elements: readonly Expression[] }
  | { readonly kind: 'object'; readonly properties: readonly Projection[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'in'; readonly operand: Expression; readonly choices: readonly Expression[] }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape: Expression | undefined;
    }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }
  | { readonly kind: 'aggregate'; readonly name: string; readonly operand: Expression }
  | { readonly kind: 'subquery'; readonly mode: SubqueryMode; readonly query: Query };

export type SubqueryMode = 'scalar' | 'array' | 'exists';

/** An expression and the name it gets in the result. */
export interface Projection {
  readonly name: string;
  readonly expression: Expression;
}

/** One input of FROM or JOIN. */
export interface Source {
  readonly alias: string;
  readonly input: Expression;
  /** `x IN …`: one row per element of the input array; otherwise one row for the input itself. */
  readonly unwinds: boolean;
}

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}

export type Select =
  | { readonly kind: 'all' }
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'properties'; readonly properties: readonly Projection[] };

export interface Query {
  readonly select: Select;
  readonly distinct: boolean;
  readonly top: Expression | undefined;
  /** FROM first, then each JOIN; empty without FROM. */
  readonly sources: readonly Source[];
  readonly where: Expression | undefined;
  readonly groupBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly offset: Expression | undefined;
  readonly limit: Expression | undefined;
}
