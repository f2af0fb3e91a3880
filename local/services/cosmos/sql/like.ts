import { SqlError } from './sql-error.ts';

/**
 * The regular expression of a LIKE pattern: `%` for any text, `_` for one character, `[a-f]` and `[^a]`
 * for a character of a set.
 * @param escape the character before which `%`, `_` and `[` stand for themselves.
 */
export function likePattern(pattern: string, escape?: string): RegExp {
  if (escape?.length !== undefined && escape.length !== 1) {
    throw new SqlError('The ESCAPE of a LIKE must be a single character.');
  }
  const characters = Array.from(pattern);
  let source = '';
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const close = character === '[' ? characters.indexOf(']', index + 2) : -1;
    if (character === escape) {
      index += 1;
      source += literal(characters[index] ?? character);
    } else if (character === '%') source += '.*';
    else if (character === '_') source += '.';
    else if (close !== -1) {
      source += characterSet(characters.slice(index + 1, close));
      index = close;
    } else source += literal(character);
  }
  return new RegExp(`^${source}$`, 'su');
}

function characterSet(characters: readonly string[]): string {
  const negated = characters[0] === '^';
  const members = negated ? characters.slice(1) : characters;
  const body = members.map((member) => (member === '-' ? '-' : literal(member))).join('');
  return `[${negated ? '^' : ''}${body}]`;
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/u, String.raw`\$&`);
}
