import { Lexer, type Token, type Tokens } from 'marked';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** What a renderer of Markdown makes of a text. */
export interface ReadMarkdown {
  /** What leads elsewhere or is handed to the browser as it is: `link https://…`, `image …`, `html …`, `definition …`. */
  readonly active: readonly string[];
  /** The words outside code; a U+0001 stands between two pieces. */
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** Reads as the page does: remark with GitHub's Markdown. */
export function readWithRemark(markdown: string): ReadMarkdown {
  let text = '';
  const active: string[] = [];
  const visit = ({ type, value, url, children }: Node): void => {
    if (/^(?:link|image|html|definition|footnoteDefinition)/u.test(type)) {
      active.push(`${type} ${url ?? value ?? ''}`);
    }
    if (type === 'text') text += value ?? '';
    else if (!/^(?:emphasis|strong|delete)$/u.test(type)) text += '\u0001';
    children?.forEach(visit);
  };
  Markdown({ children: markdown, remarkPlugins: [remarkGfm, () => visit] });
  return { active, text };
}

/** Reads with another parser, which differs in what counts more: links, code or tables. */
export function readWithMarked(markdown: string): Pick<ReadMarkdown, 'active'> {
  const active: string[] = [];
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (/^(?:link|image|html|def)$/u.test(token.type)) {
        active.push(`${token.type} ${'href' in token ? String(token.href) : token.raw}`);
      }
      if (token.type === 'table') {
        const { header, rows } = token as Tokens.Table;
        for (const cell of [header, ...rows].flat()) visit(cell.tokens);
      }
      if (token.type === 'list')
        (token as Tokens.List).items.forEach(({ tokens }) => visit(tokens));
      if ('tokens' in token) visit(token.tokens ?? []);
    }
  };
  visit(new Lexer({ gfm: true }).lex(markdown));
  return { active };
}
