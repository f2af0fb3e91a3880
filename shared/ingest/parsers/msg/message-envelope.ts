import type { Address } from 'postal-mime';
import type { Storage } from '../compound/storage.ts';
import type { Envelope } from '../mail/mail-header.ts';
import { headerLengths, messageProperties, type MessageProperties } from './message-properties.ts';

const recipient = '__RECIP_VERSION1.0_';
const kinds = { to: 1, cc: 2 };

/** Properties that name a person: display name, address, kind of address, address for the Internet. */
interface Names {
  readonly name: string;
  readonly address: string;
  readonly kind: string;
  readonly smtp: string;
}
const author: Names = { name: '0042', address: '0065', kind: '0064', smtp: '5D02' };
const sender: Names = { name: '0C1A', address: '0C1F', kind: '0C1E', smtp: '5D01' };
const addressee: Names = { name: '3001', address: '3003', kind: '3002', smtp: '39FE' };

/** Who wrote to whom, when and about what. A message may be sent on someone's behalf; that one wrote it. */
export function messageEnvelope(
  storage: Storage,
  message: MessageProperties,
  charset: string | undefined,
): Envelope {
  const from = person(message, author) ?? person(message, sender);
  const date = message.time('0039') ?? message.time('0E06');
  return {
    subject: message.text('0037'),
    ...(from && { from }),
    ...recipients(storage, charset, message),
    ...(date !== undefined && { date }),
  };
}

function recipients(
  { storages }: Storage,
  charset: string | undefined,
  message: MessageProperties,
): Pick<Envelope, 'to' | 'cc'> {
  const to: Address[] = [];
  const cc: Address[] = [];
  const names = [...storages.keys()].filter((name) => name.startsWith(recipient)).sort();
  for (const name of names) {
    const storage = storages.get(name);
    if (storage === undefined) continue;
    const properties = messageProperties(storage, headerLengths.part, charset);
    const found = person(properties, addressee);
    const kind = properties.number('0C15');
    if (found && kind === kinds.to) to.push(found);
    if (found && kind === kinds.cc) cc.push(found);
  }
  return {
    to: to.length > 0 ? to : shown(message.text('0E04')),
    cc: cc.length > 0 ? cc : shown(message.text('0E03')),
  };
}

/** Names as the message shows them, when it keeps no addresses with them. */
function shown(names: string): Address[] {
  return names === '' ? [] : [{ name: names, address: '' }];
}

function person(properties: MessageProperties, names: Names): Address | undefined {
  const own = properties.text(names.address);
  // Other kinds are paths in a company's directory, which say nothing to readers.
  const isInternet = properties.text(names.kind).toUpperCase() === 'SMTP' || own.includes('@');
  const address = properties.text(names.smtp) || (isInternet ? own : '');
  // Outlook puts a name that is an address into quotes.
  const name = properties.text(names.name).replace(/^'(.*)'$/u, '$1');
  return name === '' && address === '' ? undefined : { name, address };
}
