import { sentences } from '../../text/sentences.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { stems } from '../../text/stems.ts';
import { termSet } from '../../text/term-set.ts';
import type { Source } from '../prompt/read-sources.ts';
import type { Block } from './block.ts';
import { plainText } from './plain-text.ts';
import type { Passage } from './passage.ts';
import { readBlocks } from './read-blocks.ts';
import { refersBack } from './refers-back.ts';
import { isTableOfContents } from './is-table-of-contents.ts';
import { renderRow } from './render-row.ts';

/** Reads one source into passages that carry their context; `order` and `group` count within the source. */
export function readPassages(source: Source): Passage[] {
  return new SourceReader(source).read();
}

type Draft = Pick<Passage, 'kind' | 'text'> & Partial<Pick<Passage, 'leadIn' | 'cells'>>;

/** A list item of more UTF-16 units is read as a paragraph: its first sentence is the item. */
const LONG_ITEM = 240;

/** Walks through one source's blocks and keeps what the next passage stands under. */
class SourceReader {
  readonly #source: Source;
  readonly #passages: Passage[] = [];
  readonly #title: ReadonlySet<string>;
  #headings: { level: number; text: string }[] = [];
  #headingStems: ReadonlySet<string>;
  /** What introduces the next passage: a question in the text, or a sentence that ends with a colon. */
  #lead = '';
  #leadOfStems = '';
  #leadStems: ReadonlySet<string> = new Set();
  #depth = 0;
  #group = 0;
  #stretch = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#title = termSet(source.title);
    this.#headingStems = termSet(source.section);
  }

  read(): Passage[] {
    for (const block of readBlocks(this.#source.text)) {
      this.#group += 1;
      this.#readBlock(block);
    }
    return this.#passages;
  }

  #readBlock(block: Block): void {
    if (block.kind === 'omission') this.#leaveOut();
    else if (block.kind === 'heading') this.#enterHeading(block.text, block.level);
    else if (block.kind === 'paragraph') this.#readParagraph(block.text);
    else if (block.kind === 'list') this.#readList(block.items, block.ordered);
    else if (!isTableOfContents(block)) this.#readTable(block.header, block.rows);
  }

  /** What comes after text that is left out goes on with nothing that came before it. */
  #leaveOut(): void {
    this.#stretch += 1;
    this.#headings = [];
    this.#headingStems = termSet(this.#source.section);
    this.#lead = '';
    this.#depth = 0;
  }

  #enterHeading(text: string, level: number): void {
    this.#headings = [...this.#headings.filter((above) => above.level < level), { level, text }];
    const titles = this.#headings.map((heading) => heading.text).join('\n');
    this.#headingStems = termSet(`${this.#source.section}\n${titles}`);
    this.#lead = text.endsWith('?') ? text : '';
    this.#depth = 0;
  }

  #readParagraph(paragraph: string): void {
    for (const sentence of sentences(paragraph)) {
      const text = plainText(sentence);
      if (text.endsWith('?')) {
        this.#lead = text;
        this.#depth = 0;
      } else if (text !== '') {
        this.#add({ kind: 'sentence', text }, this.#lead);
        if (text.endsWith(':')) this.#lead = text;
      }
    }
    if (!/[:?]$/.test(this.#lead)) this.#lead = '';
  }

  #readList(items: readonly string[], ordered: boolean): void {
    const leadIn = this.#passages.at(-1);
    const isLed = leadIn !== undefined && leadIn.text.endsWith(':') && this.#lead !== '';
    const lead = this.#lead;
    for (const item of items) {
      const [first = '', ...rest] = item.length > LONG_ITEM ? sentences(item) : [item];
      const text = plainText(first);
      const kind = ordered ? 'step' : 'item';
      if (text !== '') this.#add({ kind, text, ...(isLed && { leadIn: leadIn.text }) }, lead);
      for (const sentence of rest) this.#add({ kind: 'sentence', text: plainText(sentence) }, lead);
    }
    this.#lead = '';
  }

  #readTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
    for (const row of rows) {
      const cells = row.map((value, i) => ({
        column: plainText(header[i] ?? ''),
        value: plainText(value),
      }));
      const text = renderRow(cells);
      if (text !== '') this.#add({ kind: 'row', text, cells }, `${this.#lead} ${header.join(' ')}`);
    }
    this.#lead = '';
  }

  #add(draft: Draft, lead: string): void {
    if (lead !== this.#leadOfStems) {
      this.#leadOfStems = lead;
      this.#leadStems = termSet(lead);
    }
    const own = stems(draft.cells ? draft.cells.map((cell) => cell.value).join(' | ') : draft.text);
    this.#passages.push({
      ...draft,
      source: this.#source,
      order: this.#passages.length,
      group: this.#group,
      stretch: this.#stretch,
      stems: own,
      own: termSet(own),
      content: new Set(own.filter((stem) => !STOP_WORDS.has(stem))).size,
      lead: this.#leadStems,
      headings: this.#headingStems,
      heading: this.#heading(),
      title: this.#title,
      refersBack: this.#passages.at(-1)?.group === this.#group && refersBack(draft.text),
      depth: this.#depth,
    });
    this.#depth += 1;
  }

  #heading(): string {
    if (this.#lead.endsWith('?')) return this.#lead;
    return this.#headings.at(-1)?.text ?? this.#source.section.split('›').at(-1)?.trim() ?? '';
  }
}
