import type * as z from 'zod';

/** Says what is wrong with a value as the end of a sentence that begins with its field: “limit must be at most 100”. */
export const describeIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${typeNames[issue.expected] ?? 'of another type'}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(', ')}`.replace(/, ([^,]*)$/u, ' or $1');
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return `must ${limitOf(issue.origin, issue.inclusive === false ? 'below' : 'at most', Number(issue.maximum))}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'has not the right form';
    default:
      return 'has not the right form';
  }
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const formats: Readonly<Record<string, string>> = {
  url: 'must be an http(s) address',
  uuid: 'must be a UUID',
  datetime: 'must be an ISO 8601 date and time',
};

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (minimum === 1 && (origin === 'string' || origin === 'array')) return 'must not be empty';
  return `must ${limitOf(origin, inclusive ? 'at least' : 'above', minimum)}`;
}

function limitOf(origin: string, relation: string, limit: number): string {
  switch (origin) {
    case 'string':
      return `be ${relation} ${limit} characters long`;
    case 'array':
      return `have ${relation} ${limit} entries`;
    default:
      return `be ${relation} ${limit}`;
  }
}
