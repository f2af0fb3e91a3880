import { Buffer } from 'node:buffer';
import type { Storage } from '../compound/storage.ts';
import type { AttachedFile } from '../mail/mail-document.ts';
import { embeddedMessage } from './embedded-message.ts';
import { headerLengths, messageProperties, type MessageProperties } from './message-properties.ts';

const attachment = '__ATTACH_VERSION1.0_';
const embedded = '__SUBSTG1.0_3701000D';
/** How the content is kept ([MS-OXCMSG] 2.2.2.9). */
const methods = { embeddedMessage: 5 };
/** Shown by the HTML body ([MS-OXCMSG] 2.2.2.18). */
const shownInBody = 4;
const picture = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/iu;
const outlook = 'application/vnd.ms-outlook';

/** The files attached to a message, in their order, without pictures that the body shows. Attached messages are whole files. */
export function messageAttachments(
  root: Storage,
  message: Storage,
  charset?: string,
): AttachedFile[] {
  const files: AttachedFile[] = [];
  const names = [...message.storages.keys()].filter((name) => name.startsWith(attachment)).sort();
  for (const name of names) {
    const storage = message.storages.get(name);
    const file = storage && toFile(root, storage, charset);
    if (file) files.push(file);
  }
  return files;
}

function toFile(
  root: Storage,
  storage: Storage,
  charset: string | undefined,
): AttachedFile | undefined {
  const properties = messageProperties(storage, headerLengths.part, charset);
  const inner = storage.storages.get(embedded);
  if (inner && properties.number('3705') === methods.embeddedMessage) {
    const name = `${properties.text('3001').replace(/\.msg$/iu, '') || 'message'}.msg`;
    return { name, mediaType: outlook, read: () => embeddedMessage(root, inner) };
  }
  const isShown =
    properties.number('7FFE') === 1 || ((properties.number('3714') ?? 0) & shownInBody) !== 0;
  if (isShown) return undefined;
  const name = nameOf(properties);
  // Objects of other programs have no content that could be a file: it is empty, and the editor is told.
  const read = () => properties.binary('3701') ?? Buffer.alloc(0);
  return { name, mediaType: mediaTypeOf(properties, name), read };
}

/** Its long name, its short one of eight letters, or what is shown. */
function nameOf(properties: MessageProperties): string {
  return properties.text('3707') || properties.text('3704') || properties.text('3001');
}

function mediaTypeOf(properties: MessageProperties, name: string): string {
  const [, kind] = picture.exec(name) ?? [];
  const guess = kind === undefined ? 'application/octet-stream' : `image/${kind.toLowerCase()}`;
  return properties.text('370E') || guess;
}
