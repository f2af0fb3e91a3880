import type { Block } from './blocks.ts';
import { readBlocks } from './read-blocks.ts';

/** One sample document: its front matter and its text. */
export interface SampleSource {
  title: string;
  subtitle: string;
  /** Document number and edition, printed on the cover and in the footer. */
  reference: string;
  author: string;
  /** Date of issue at midnight UTC; also the PDF's creation date. */
  issued: Date;
  /** Whether to start with a cover page and a table of contents. */
  cover: boolean;
  /** Whether every first-level heading starts a new page. */
  chapterPages: boolean;
  blocks: Block[];
}

const FRONT_MATTER = /^---\n(?<fields>.*?)\n---\n(?<body>.*)$/s;

/**
 * Reads a Markdown source that begins with `key: value` lines between `---` lines.
 *
 * @throws Error when the front matter or one of its fields is missing.
 */
export function readSource(markdown: string): SampleSource {
  const match = FRONT_MATTER.exec(markdown)?.groups;
  if (match === undefined) throw new Error('The source has no front matter between "---" lines.');
  const fields = readFields(match.fields ?? '');
  const field = (name: string): string => {
    const value = fields.get(name);
    if (value === undefined) throw new Error(`The front matter has no "${name}" line.`);
    return value;
  };
  return {
    title: field('title'),
    subtitle: field('subtitle'),
    reference: field('reference'),
    author: field('author'),
    issued: new Date(`${field('issued')}T00:00:00Z`),
    cover: field('cover') === 'yes',
    chapterPages: field('chapterPages') === 'yes',
    blocks: readBlocks(match.body ?? ''),
  };
}

function readFields(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => /^(\w+): *(.*)$/.exec(line));
  return new Map(lines.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
}
