/** One numbered source of a prompt. */
export interface Source {
  /** What an answer cites: `[id]`. */
  readonly id: string;
  readonly title: string;
  /** The headings above the text, from the outermost: `Leave › Annual leave`. */
  readonly section: string;
  readonly text: string;
}

const SOURCE = /<source((?:\s+[\w-]+="[^"]*")*)\s*>\n?([\s\S]*?)<\/source>/g;

/** Reads the `<source id="…" title="…" section="…">` elements of a prompt, in order; those without an id are left out. */
export function readSources(prompt: string): Source[] {
  return [...prompt.matchAll(SOURCE)].flatMap(([, attributes = '', text = '']) => {
    const id = readAttribute(attributes, 'id');
    if (id === '') return [];
    const title = readAttribute(attributes, 'title');
    return [{ id, title, section: readAttribute(attributes, 'section'), text: text.trim() }];
  });
}

function readAttribute(attributes: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}
