import type { MessageProperties } from '../../broker/broker-message.ts';
import type { Operand } from './sql-value.ts';
import { toSqlValue } from './sql-value.ts';
import type { TokenReader } from './token-reader.ts';

type SystemProperty = Exclude<keyof MessageProperties, 'application'>;

/** By their names in lower case: system properties are found whatever their case. */
const SYSTEM_PROPERTIES: Readonly<Record<string, SystemProperty>> = {
  messageid: 'messageId',
  correlationid: 'correlationId',
  contenttype: 'contentType',
  label: 'label',
  subject: 'label',
  to: 'to',
  replyto: 'replyTo',
  sessionid: 'sessionId',
  replytosessionid: 'replyToSessionId',
};

const NOT_OPERANDS = new Set(['AND', 'OR', 'NOT', 'IN', 'IS', 'LIKE', 'ESCAPE', 'NULL', 'EXISTS']);

/** Reads a constant or a property: `'text'`, `-1.5`, `TRUE`, `sys.Label`, `user.[the name]`, `name`. */
export function parseOperand(reader: TokenReader): Operand {
  const text = reader.tryKind('string');
  if (text !== undefined) return () => text;
  const sign = reader.trySymbol('-') ? -1 : 1;
  const number = reader.tryKind('number');
  if (number !== undefined) return () => sign * Number(number);
  if (sign === -1) throw reader.unexpected('a number');
  if (reader.tryKeyword('TRUE')) return () => true;
  if (reader.tryKeyword('FALSE')) return () => false;
  return parseProperty(reader);
}

/** Reads the name of a property; a missing one is unknown. */
export function parseProperty(reader: TokenReader): Operand {
  const first = reader.next();
  const isName = first.kind === 'quoted-name' || first.kind === 'name';
  if (!isName || NOT_OPERANDS.has(first.text.toUpperCase())) {
    throw reader.unexpected('a value or a property', first);
  }
  if (reader.trySymbol('('))
    throw new Error(`functions such as ${first.text}() are not supported.`);
  if (!reader.trySymbol('.')) return userProperty(first.text);
  const scope = first.text.toLowerCase();
  const name = reader.next();
  if (name.kind !== 'quoted-name' && name.kind !== 'name') {
    throw reader.unexpected('a property', name);
  }
  if (scope === 'user') return userProperty(name.text);
  if (scope === 'sys') return systemProperty(name.text);
  throw new Error(`“${first.text}” is not a scope of properties; there are sys and user.`);
}

function userProperty(name: string): Operand {
  return ({ application }) =>
    Object.hasOwn(application, name) ? toSqlValue(application[name]) : undefined;
}

function systemProperty(name: string): Operand {
  const property = SYSTEM_PROPERTIES[name.toLowerCase()];
  if (!property) throw new Error(`the property sys.${name} is not supported.`);
  return (message) => message[property];
}
