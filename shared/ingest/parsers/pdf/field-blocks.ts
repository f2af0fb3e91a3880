import type { FormField } from './form-fields.ts';
import type { Block } from './page-blocks.ts';

/** The filled-in fields of each page, from 1, as a list below its text. */
export function fieldBlocks(fields: readonly FormField[]): Map<number, Block[]> {
  const pages = new Map<number, Block[]>();
  for (const { page, label, value } of fields) {
    const blocks = pages.get(page) ?? [];
    const name = label.replace(/[:\s]+$/u, '');
    blocks.push({ kind: 'item', text: name === '' ? `- ${value}` : `- ${name}: ${value}` });
    pages.set(page, blocks);
  }
  return pages;
}
