import { isObject, setProperty, type JsonObject } from '../json.ts';
import { findAggregate } from './aggregates.ts';
import { equals } from './compare.ts';
import { findFunction } from './functions/find-function.ts';
import { likePattern } from './like.ts';
import { compileBinary, compileUnary } from './operators.ts';
import type { Evaluate } from './scope.ts';
import { SqlError } from './sql-error.ts';
import type { Expression, Query, Value } from './syntax.ts';

/** What may be named and used where an expression stands. */
export interface Surroundings {
  /** The aliases in sight. */
  readonly names: ReadonlySet<string>;
  /** True where rows are grouped, so that aggregates have something to count over. */
  readonly grouped: boolean;
  /** Compiles a query inside the expression; it sees the same names. Evaluates to all its results. */
  readonly compileSubquery: (query: Query, names: ReadonlySet<string>) => Evaluate;
}

/**
 * Turns an expression into a function of the row.
 * @throws SqlError for a name nobody defined or an aggregate outside of SELECT.
 * @throws UnsupportedSqlError for a function this service does not have.
 */
export function compileExpression(expression: Expression, around: Surroundings): Evaluate {
  const compile = (part: Expression) => compileExpression(part, around);
  switch (expression.kind) {
    case 'literal':
      return () => expression.value;
    case 'parameter':
      return (scope) => {
        if (scope.parameters.has(expression.name)) return scope.parameters.get(expression.name);
        throw new SqlError(`The parameter ${expression.name} has no value.`);
      };
    case 'identifier':
      if (!around.names.has(expression.name)) {
        throw new SqlError(`Identifier '${expression.name}' could not be resolved.`);
      }
      return (scope) => scope.bindings.get(expression.name);
    case 'member':
      return compileMember(compile(expression.object), compile(expression.key));
    case 'array': {
      const elements = expression.elements.map(compile);
      return (scope) =>
        elements.map((element) => element(scope)).filter((value) => value !== undefined);
    }
    case 'object':
      return compileObject(
        expression.properties.map(({ name, expression: value }) => [name, compile(value)]),
      );
    case 'unary':
      return compileUnary(expression.operator, compile(expression.operand));
    case 'binary':
      return compileBinary(
        expression.operator,
        compile(expression.left),
        compile(expression.right),
      );
    case 'conditional': {
      const [condition, then, otherwise] = [
        compile(expression.condition),
        compile(expression.then),
        compile(expression.otherwise),
      ];
      return (scope) => (condition(scope) === true ? then(scope) : otherwise(scope));
    }
    case 'in':
      return compileIn(compile(expression.operand), expression.choices.map(compile));
    case 'like':
      return compileLike(
        compile(expression.operand),
        compile(expression.pattern),
        expression.escape && compile(expression.escape),
      );
    case 'call': {
      const call = findFunction(expression.name);
      const operands = expression.operands.map(compile);
      return (scope) =>
        call(
          operands.map((operand) => operand(scope)),
          scope.now,
        );
    }
    case 'aggregate':
      return compileAggregate(expression, around);
    case 'subquery': {
      const results = around.compileSubquery(expression.query, around.names);
      if (expression.mode === 'array') return results;
      return expression.mode === 'exists'
        ? (scope) => (results(scope) as Value[]).length > 0
        : (scope) => (results(scope) as Value[])[0];
    }
  }
}

function compileMember(object: Evaluate, key: Evaluate): Evaluate {
  return (scope) => {
    const value = object(scope);
    const name = key(scope);
    if (Array.isArray(value)) return typeof name === 'number' ? value[name] : undefined;
    if (!isObject(value) || typeof name !== 'string') return undefined;
    return Object.hasOwn(value, name) ? value[name] : undefined;
  };
}

/** Evaluates to an object without the properties that are undefined. */
export function compileObject(properties: readonly (readonly [string, Evaluate])[]): Evaluate {
  return (scope) => {
    const result: JsonObject = {};
    for (const [name, evaluate] of properties) {
      const value = evaluate(scope);
      if (value !== undefined) setProperty(result, name, value);
    }
    return result;
  };
}

function compileIn(operand: Evaluate, choices: readonly Evaluate[]): Evaluate {
  return (scope) => {
    const value = operand(scope);
    if (value === undefined) return undefined;
    return choices.some((choice) => equals(choice(scope), value));
  };
}

function compileLike(operand: Evaluate, pattern: Evaluate, escape: Evaluate | undefined): Evaluate {
  // The pattern hardly ever changes from row to row.
  let last: { like: string; by: string | undefined; expression: RegExp } | undefined;
  return (scope) => {
    const text = operand(scope);
    const like = pattern(scope);
    const escaping = escape?.(scope);
    if (typeof text !== 'string' || typeof like !== 'string') return undefined;
    const by = typeof escaping === 'string' ? escaping : undefined;
    if (last?.like !== like || last.by !== by) {
      last = { like, by, expression: likePattern(like, by) };
    }
    return last.expression.test(text);
  };
}

function compileAggregate(
  expression: Extract<Expression, { kind: 'aggregate' }>,
  around: Surroundings,
): Evaluate {
  if (!around.grouped) {
    throw new SqlError(`The aggregate ${expression.name} may only be used in SELECT.`);
  }
  const aggregate = findAggregate(expression.name);
  const operand = compileExpression(expression.operand, { ...around, grouped: false });
  return (scope) =>
    aggregate((scope.group ?? []).map(operand).filter((value) => value !== undefined));
}
