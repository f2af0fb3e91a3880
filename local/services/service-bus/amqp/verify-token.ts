import { createHmac, timingSafeEqual } from 'node:crypto';
import { unauthorized } from '../service-bus-error.ts';

const SAS_TYPE = 'servicebus.windows.net:sastoken';

/**
 * Checks a shared access signature (`SharedAccessSignature sr=…&sig=…&se=…&skn=…`) against the namespace's key.
 * @throws ServiceBusError saying what is wrong with it
 */
export function verifyToken(token: unknown, type: unknown, key: string): void {
  if (type !== SAS_TYPE || typeof token !== 'string') {
    throw unauthorized(
      'The local Service Bus takes shared access keys only: use a connection string with SharedAccessKeyName and SharedAccessKey.',
    );
  }
  const fields = new Map(
    token
      .replace(/^SharedAccessSignature /, '')
      .split('&')
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  );
  const signed = `${fields.get('sr') ?? ''}\n${fields.get('se') ?? ''}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  if (!equal(decodeURIComponent(fields.get('sig') ?? ''), expected)) {
    throw unauthorized('The SharedAccessKey of the connection string is wrong.');
  }
}

function equal(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
