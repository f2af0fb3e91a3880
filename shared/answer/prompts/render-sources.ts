import type { NumberedSource } from '../numbered-source.ts';
import { insideAttribute, insideTag } from './hostile-text.ts';
import { withoutMarkers } from './without-markers.ts';

/** All sources as prompts show them. */
export function renderSources(sources: readonly NumberedSource[]): string {
  return `<sources>\n${sources.map(renderSource).join('')}</sources>`;
}

/** One source as prompts show it, with its closing line break. */
export function renderSource({ number, chunk }: NumberedSource): string {
  const section = chunk.headings.map(insideAttribute).join(' › ');
  const pages =
    chunk.pageFrom === chunk.pageTo ? String(chunk.pageFrom) : `${chunk.pageFrom}-${chunk.pageTo}`;
  const attributes = [
    `id="${number}"`,
    `title="${insideAttribute(chunk.title)}"`,
    ...(section === '' ? [] : [`section="${section}"`]),
    `pages="${pages}"`,
  ];
  return `<source ${attributes.join(' ')}>\n${insideTag(withoutMarkers(chunk.content.trim()))}\n</source>\n`;
}
