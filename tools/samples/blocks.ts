/** A stretch of text in one style. */
export interface Run {
  text: string;
  style: 'plain' | 'bold' | 'italic' | 'code';
}

export interface HeadingBlock {
  kind: 'heading';
  level: number;
  text: string;
}

export interface ParagraphBlock {
  kind: 'paragraph';
  runs: Run[];
}

/** A Markdown quotation: the sources use it for warnings and notes. */
export interface CalloutBlock {
  kind: 'callout';
  runs: Run[];
}

export interface ListItem {
  runs: Run[];
  children: ListBlock[];
}

export interface ListBlock {
  kind: 'list';
  /** Number of the first item, or undefined for a bulleted list. */
  start: number | undefined;
  items: ListItem[];
}

export interface TableBlock {
  kind: 'table';
  align: ('left' | 'center' | 'right')[];
  header: string[];
  rows: string[][];
}

export type Block = HeadingBlock | ParagraphBlock | CalloutBlock | ListBlock | TableBlock;
