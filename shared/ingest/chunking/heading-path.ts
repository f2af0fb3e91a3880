import { plainInline } from '../../text/plain-inline.ts';
import type { Block } from './blocks.ts';

const longestHeading = 160;

/** Headings from the document's top to a place, outermost first. */
export type HeadingPath = readonly string[];

/** Follows the headings through a document. */
export class HeadingTracker {
  #open: { readonly level: number; readonly text: string }[] = [];

  get path(): HeadingPath {
    return this.#open.map(({ text }) => text);
  }

  enter(block: Block, source: string): void {
    this.#open = [
      ...this.#open.filter(({ level }) => level < block.level),
      { level: block.level, text: headingText(source) },
    ];
  }
}

/** The path that all of these share. */
export function commonPath(paths: readonly HeadingPath[]): HeadingPath {
  const [first = [], ...others] = paths;
  const differs = first.findIndex((heading, at) => others.some((path) => path[at] !== heading));
  return differs < 0 ? first : first.slice(0, differs);
}

/** A heading line without its marks: `## **Leave** [policy](x) ##` reads `Leave policy`. */
function headingText(line: string): string {
  const title = line.replace(/^#{1,6}[ \t]+/u, '').replace(/[ \t]+#+\s*$/u, '');
  return plainInline(title).slice(0, longestHeading);
}
