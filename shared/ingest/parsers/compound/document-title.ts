import type { Buffer } from 'node:buffer';
import { charsetOfCodePage } from '../charset/code-page.ts';
import { narrowText } from './narrow-text.ts';

const properties = { codePage: 1, title: 2 };
const types = { string8: 30, unicode: 31 };
const mostProperties = 100;
const longest = 1000;

/** The title in a document's summary information ([MS-OLEPS] 2.21); undefined when it says none, or is damaged. */
export function documentTitle(summary: Buffer | undefined): string | undefined {
  if (summary === undefined || summary.length < 48) return undefined;
  const set = summary.subarray(summary.readUInt32LE(44));
  if (set.length < 8) return undefined;
  const places = propertyPlaces(set);
  const title = valueAt(set, places.get(properties.title));
  if (title === undefined || title.length < 8) return undefined;
  const type = title.readUInt16LE(0);
  const length = Math.min(longest, title.readUInt32LE(4));
  if (type === types.unicode)
    return title.toString('utf16le', 8, 8 + 2 * length).replace(/\0[^]*$/u, '');
  if (type !== types.string8) return undefined;
  const codePage = valueAt(set, places.get(properties.codePage))?.readUInt16LE(4);
  return narrowText(title.subarray(8, 8 + length), charsetOfCodePage(codePage));
}

function propertyPlaces(set: Buffer): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const count = Math.min(mostProperties, set.readUInt32LE(4));
  for (let at = 8; at < 8 + 8 * count && at + 8 <= set.length; at += 8) {
    places.set(set.readUInt32LE(at), set.readUInt32LE(at + 4));
  }
  return places;
}

function valueAt(set: Buffer, place: number | undefined): Buffer | undefined {
  return place === undefined || place + 8 > set.length ? undefined : set.subarray(place);
}
