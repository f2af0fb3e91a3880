import { extname } from 'node:path';
import type { Format } from './format.ts';
import { formats, type MediaType } from './registry.ts';

/** The formats as one type. */
export const allFormats: readonly Format<MediaType>[] = formats;

const byMediaType = new Map(allFormats.map((format) => [format.mediaType as string, format]));
const byExtension = new Map(
  allFormats.flatMap((format) => format.extensions.map((extension) => [extension, format])),
);

export function formatOf(mediaType: MediaType): Format<MediaType> {
  return byMediaType.get(mediaType) ?? unknownType(mediaType);
}

/** The same for a media type that someone else wrote down. */
export function formatByMediaType(mediaType: string): Format<MediaType> | undefined {
  return byMediaType.get(mediaType);
}

/** The format that a file's name stands for. */
export function formatByName(name: string): Format<MediaType> | undefined {
  return byExtension.get(extname(name).toLowerCase());
}

/** The formats as people call them, in a list: “PDF, HTML, Markdown or plain text”. */
export function formatNames(): string {
  const names = new Set(allFormats.map(({ name }) => name));
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}

function unknownType(mediaType: string): never {
  throw new Error(`No format has the media type ${mediaType}.`);
}
