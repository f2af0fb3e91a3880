import { decodeEntities } from './decode-entities.ts';

/** The value of an attribute in a tag's inside, by its local name. @returns undefined when it is not there */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (!/[\s:]/u.test(attributes.charAt(at - 1))) continue;
    const value = valueAt(attributes, at + name.length);
    if (value !== undefined) return decodeEntities(value);
  }
  return undefined;
}

/** The quoted value after `=`, with or without spaces. */
function valueAt(attributes: string, at: number): string | undefined {
  assigned.lastIndex = at;
  const match = assigned.exec(attributes);
  return match?.[1] ?? match?.[2];
}

const assigned = /\s*=\s*(?:"([^"]*)"|'([^']*)')/uy;
