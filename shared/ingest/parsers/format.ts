import type { Parser } from '../parsed-document.ts';
import type { ArchiveKind } from './archive/archive-kind.ts';
import type { CompoundKind } from './compound/compound-kind.ts';
import type { ContentSample } from './content-sample.ts';

type Test = (content: ContentSample) => boolean;

/**
 * How a format is told from others.
 * `mark`: its content has a mark that no other format has, and so counts more than the file's name.
 * `archive`: the same for ZIP archives and compound files, which show by their entries what they are.
 * `text`: it is text, which its name tells from other text; `looksLike` recognises it when the name says nothing.
 */
export type Recognition =
  | { readonly kind: 'mark'; readonly matches: Test }
  | { readonly kind: 'archive'; readonly matches: Test }
  | { readonly kind: 'text'; readonly looksLike?: Test };

/** A kind of file that can be read. */
export interface Format<MediaType extends string = string> {
  readonly mediaType: MediaType;
  /** As people call it in a list, for example “Word”. */
  readonly name: string;
  /** Lower case, with their dot; the usual one first. */
  readonly extensions: readonly string[];
  readonly recognition: Recognition;
  /** Parsers are heavy, so each is loaded when its first document arrives. */
  readonly load: () => Promise<Parser>;
}

export function mark(matches: Test): Recognition {
  return { kind: 'mark', matches };
}

export function archive(kind: ArchiveKind): Recognition {
  return { kind: 'archive', matches: (content) => content.archive === kind };
}

export function compound(kind: CompoundKind): Recognition {
  return { kind: 'archive', matches: (content) => content.compound === kind };
}

/** Without `looksLike` a text is of this format only when its name says so. */
export function text(looksLike?: Test): Recognition {
  return { kind: 'text', ...(looksLike && { looksLike }) };
}
