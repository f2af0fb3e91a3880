/** A string as an OData literal: the one place where a value enters a filter. Quotes are doubled (OData 4.01 ABNF). */
export function odataString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Delimiters to choose from for `search.in`; the control character ends the search for one. */
const delimiters = [',', '|', ';', '~', '\u001f'];

/**
 * `search.in(field, 'a,b', ',')` with a delimiter that occurs in none of the values; values that leave no delimiter
 * are compared one by one.
 */
export function odataIn(field: string, values: readonly string[]): string {
  const delimiter = delimiters.find((one) => !values.some((value) => value.includes(one)));
  // search.in trims nothing but drops empty values, which `eq` must then match.
  if (delimiter === undefined || values.includes('')) {
    return `(${values.map((value) => `${field} eq ${odataString(value)}`).join(' or ')})`;
  }
  return `search.in(${field}, ${odataString(values.join(delimiter))}, ${odataString(delimiter)})`;
}

/** A moment as an OData literal. @param moment ISO 8601 with offset. @throws RangeError when it is none */
export function odataMoment(moment: string): string {
  return new Date(moment).toISOString();
}
