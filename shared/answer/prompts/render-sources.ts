import { excerptPages, excerptText, type Excerpt } from '../excerpt.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { insideAttribute, insideTag } from './hostile-text.ts';
import { withoutMarkers } from './without-markers.ts';

/** All sources as prompts show them. */
export function renderSources(sources: readonly NumberedSource[]): string {
  return `<sources>\n${sources.map(renderSource).join('')}</sources>`;
}

/** One source as prompts show it, with its closing line break. */
export function renderSource({ number, chunk, excerpts }: NumberedSource): string {
  const section = chunk.headings.map(insideAttribute).join(' › ');
  const { pageFrom, pageTo } = excerptPages(excerpts);
  const pages = pageFrom === pageTo ? String(pageFrom) : `${pageFrom}-${pageTo}`;
  const attributes = [
    `id="${number}"`,
    `title="${insideAttribute(chunk.title)}"`,
    ...(section === '' ? [] : [`section="${section}"`]),
    `pages="${pages}"`,
  ];
  const text = insideTag(withoutMarkers(joined(excerpts).trim()));
  return `<source ${attributes.join(' ')}>\n${text}\n</source>\n`;
}

/** Stands on a line of its own where text of the document is left out. */
const omission = '[…]';

function joined(excerpts: readonly Excerpt[]): string {
  return excerpts.reduce((text, excerpt) => {
    if (text === '') return excerptText(excerpt);
    const gap = excerpt.continues ? '\n' : `\n${omission}\n`;
    return `${text.trimEnd()}${gap}${excerptText(excerpt).trimStart()}`;
  }, '');
}
