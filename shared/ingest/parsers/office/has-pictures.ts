import { Buffer } from 'node:buffer';
import { readDirectory } from '../archive/read-directory.ts';
import { isCompoundFile } from '../compound/sectors.ts';

const picture = /(?:^|\/)(?:media|Pictures|images?)\/[^/]+$|\.(?:png|jpe?g|gif|tiff?|bmp|svg)$/iu;
/** Where presentations before 2007 keep them. */
const pictureStream = Buffer.from('Pictures', 'utf16le');
/** Entries that are looked at. */
const most = 5000;

/** Whether an Office file or e-book holds pictures. */
export function hasPictures(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(content, most);
  if (directory === undefined) {
    return (
      content.includes('{\\pict') || (isCompoundFile(bytes) && content.includes(pictureStream))
    );
  }
  return directory.entries.some(
    ({ name }) => picture.test(name) && !name.startsWith('Thumbnails/'),
  );
}
