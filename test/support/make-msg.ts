import { makeCompoundFile, type Folder } from './make-compound-file.ts';

/** Values by their ids of four hexadecimal digits: texts, numbers, dates and bytes. */
export type Properties = Readonly<Record<string, string | number | Date | Uint8Array>>;

export interface Attachment {
  readonly properties: Properties;
  readonly message?: Message;
}

export interface Message {
  readonly properties: Properties;
  readonly recipients?: readonly Properties[];
  readonly attachments?: readonly Attachment[];
}

/** A message as Outlook saves it; `narrow` writes its texts in this charset instead of Unicode. */
export function makeMsg(message: Message, narrow?: (text: string) => Uint8Array): Buffer {
  return makeCompoundFile({
    ...messageFolder(message, 32, narrow),
    '__nameid_version1.0': { '__substg1.0_00020102': Buffer.alloc(16, 1) },
  });
}

/** A mail's usual properties. */
export function mailProperties(subject: string, body: string, others: Properties = {}): Properties {
  return {
    '0037': subject,
    '1000': body,
    '0C1A': 'Ann',
    '0C1E': 'SMTP',
    '0C1F': 'ann@example.com',
    '0039': new Date('2026-05-04T09:30:00Z'),
    ...others,
  };
}

export function fileAttachment(name: string, content: string, others: Properties = {}): Attachment {
  return { properties: { 3707: name, 3701: Buffer.from(content), ...others } };
}

function messageFolder(
  { properties, recipients = [], attachments = [] }: Message,
  headerLength: number,
  narrow?: (text: string) => Uint8Array,
): Folder {
  const folders: Record<string, Folder> = {};
  recipients.forEach((recipient, at) => {
    folders[`__recip_version1.0_#${number(at)}`] = propertyFiles(recipient, 8, narrow);
  });
  attachments.forEach(({ properties: own, message }, at) => {
    folders[`__attach_version1.0_#${number(at)}`] = {
      ...propertyFiles(own, 8, narrow),
      ...(message && { '__substg1.0_3701000D': messageFolder(message, 24, narrow) }),
    };
  });
  return { ...propertyFiles(properties, headerLength, narrow), ...folders };
}

function propertyFiles(
  properties: Properties,
  headerLength: number,
  narrow?: (text: string) => Uint8Array,
): Folder {
  const files: Record<string, Uint8Array> = {};
  const entries: Buffer[] = [];
  for (const [id, value] of Object.entries(properties)) {
    if (typeof value === 'string') {
      const [type, content] = narrow
        ? ['001E', narrow(value)]
        : ['001F', Buffer.from(value, 'utf16le')];
      files[`__substg1.0_${id}${type}`] = content;
    } else if (value instanceof Uint8Array) files[`__substg1.0_${id}0102`] = value;
    else entries.push(fixedEntry(id, value));
  }
  return {
    ...files,
    '__properties_version1.0': Buffer.concat([Buffer.alloc(headerLength), ...entries]),
  };
}

function fixedEntry(id: string, value: number | Date): Buffer {
  const entry = Buffer.alloc(16);
  entry.writeUInt16LE(value instanceof Date ? 0x40 : 3, 0);
  entry.writeUInt16LE(Number.parseInt(id, 16), 2);
  if (value instanceof Date)
    entry.writeBigUInt64LE((BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n, 8);
  else entry.writeUInt32LE(value, 8);
  return entry;
}

function number(at: number): string {
  return at.toString(16).padStart(8, '0').toUpperCase();
}
