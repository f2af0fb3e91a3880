/** A condition on a route parameter's value, as ASP.NET Core names it: `int`, `length(2,5)`. */
export interface RouteConstraint {
  /** As written in the template. */
  readonly text: string;
  test(value: string): boolean;
}

type ConstraintFactory = (argument: string | undefined) => ((value: string) => boolean) | undefined;

const withoutArgument =
  (test: (value: string) => boolean): ConstraintFactory =>
  (argument) =>
    argument === undefined ? test : undefined;

const withNumber =
  (build: (number: number) => (value: string) => boolean): ConstraintFactory =>
  (argument) => {
    const [number, ...more] = parseNumbers(argument);
    return number === undefined || more.length > 0 ? undefined : build(number);
  };

const withTwoNumbers =
  (build: (first: number, second: number) => (value: string) => boolean): ConstraintFactory =>
  (argument) => {
    const [first, second, ...more] = parseNumbers(argument);
    if (first === undefined || second === undefined || more.length > 0) return undefined;
    return build(first, second);
  };

/** @returns the comma-separated whole numbers; none at all when one of them is something else. */
function parseNumbers(argument = ''): number[] {
  const parts = argument.split(',').map((part) => part.trim());
  return parts.every((part) => /^-?\d+$/.test(part)) ? parts.map(Number) : [];
}

const integerBetween = (min: bigint, max: bigint) => (value: string) => {
  if (!/^[+-]?\d{1,40}$/.test(value)) return false;
  const number = BigInt(value.replace('+', ''));
  return number >= min && number <= max;
};

const isLong = integerBetween(-(2n ** 63n), 2n ** 63n - 1n);
const isDecimal = (value: string) => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value);
const isFloat = (value: string) => /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value);
const lengthExactly = (length: number) => (value: string) => value.length === length;
const lengthBetween = (min: number, max: number) => (value: string) =>
  value.length >= min && value.length <= max;
const isGuid = (value: string) =>
  /^(\{|\()?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}(\}|\))?$/i.test(value);

const factories: Readonly<Record<string, ConstraintFactory>> = {
  int: withoutArgument(integerBetween(-(2n ** 31n), 2n ** 31n - 1n)),
  long: withoutArgument(isLong),
  bool: withoutArgument((value) => /^(true|false)$/i.test(value)),
  decimal: withoutArgument(isDecimal),
  double: withoutArgument(isFloat),
  float: withoutArgument(isFloat),
  guid: withoutArgument(isGuid),
  alpha: withoutArgument((value) => /^[a-z]*$/i.test(value)),
  required: withoutArgument((value) => value !== ''),
  length: (argument) =>
    withNumber(lengthExactly)(argument) ?? withTwoNumbers(lengthBetween)(argument),
  minlength: withNumber((min) => (value) => value.length >= min),
  maxlength: withNumber((max) => (value) => value.length <= max),
  min: withNumber((min) => (value) => isLong(value) && Number(value) >= min),
  max: withNumber((max) => (value) => isLong(value) && Number(value) <= max),
  range: withTwoNumbers((min, max) => (value) => {
    return isLong(value) && Number(value) >= min && Number(value) <= max;
  }),
  regex: (argument) => {
    if (argument === undefined) return undefined;
    const pattern = new RegExp(argument, 'i');
    return (value) => pattern.test(value);
  },
};

/**
 * @param argument text between the parentheses, if there are any.
 * @returns undefined when the name is unknown or the argument does not fit it.
 */
export function createRouteConstraint(
  name: string,
  argument: string | undefined,
): RouteConstraint | undefined {
  const test = factories[name.toLowerCase()]?.(argument);
  if (!test) return undefined;
  return { text: argument === undefined ? name : `${name}(${argument})`, test };
}
