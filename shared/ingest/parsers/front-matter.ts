import type { DocumentMetadata } from '../../domain/document.ts';

const fenced = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
const pair = /^([A-Za-z][\w-]*):[ \t]*(.*)$/u;
const listEntry = /^[ \t]+-[ \t]+(.*)$/u;

type FrontMatter = Partial<DocumentMetadata>;

/**
 * Splits off front matter and reads the entries this product knows: `title`, `tags`, `category`, `audience`, `source_url`.
 * Plain `key: value`, `[a, b]` and `- a` lists are understood; other YAML is ignored. `groups` is not read on purpose:
 * who may see a document is decided by whoever stores it, never by its text.
 */
export function readFrontMatter(text: string): {
  readonly metadata: FrontMatter;
  readonly body: string;
} {
  const match = fenced.exec(text);
  if (match === null) return { metadata: {}, body: text };
  const entries = readEntries(match[1] ?? '');
  const one = (key: string) => entries.get(key)?.[0];
  const [title, category, audience] = [one('title'), one('category'), one('audience')];
  const sourceUrl = one('source_url') ?? one('sourceurl') ?? one('url');
  const tags = entries.get('tags');
  return {
    metadata: {
      ...(title && { title }),
      ...(tags && { tags }),
      ...(category && { category }),
      ...(audience && { audience }),
      ...(sourceUrl && { sourceUrl }),
    },
    body: text.slice(match[0].length),
  };
}

function readEntries(yaml: string): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  let open: string[] = [];
  for (const line of yaml.split('\n')) {
    const [, key, value = ''] = pair.exec(line) ?? [];
    const item = listEntry.exec(line)?.[1];
    if (key !== undefined) {
      open = values(value);
      entries.set(key.toLowerCase(), open);
    } else if (item !== undefined) {
      open.push(unquote(item));
    }
  }
  return entries;
}

function values(value: string): string[] {
  const list = /^\[(.*)\]\s*$/u.exec(value)?.[1];
  const parts = list === undefined ? [value] : list.split(',');
  return parts.map(unquote).filter((part) => part !== '');
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, '$2');
}
