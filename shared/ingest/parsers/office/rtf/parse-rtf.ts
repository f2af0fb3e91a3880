import type { Buffer } from 'node:buffer';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { joinBlocks } from '../markdown/block.ts';
import { nodeBlocks } from '../markdown/node-blocks.ts';
import { readAst } from '../read-ast.ts';
import { toDocument } from '../to-document.ts';
import { slimRtf } from './slim-rtf.ts';

/** The title in the document's properties, where it needs no decoding. */
const plainTitle = /\{\\title ([^{}\\\p{Cc}\x80-\xff]{1,300})\}/u;

/** Reads Rich Text Format in any of its code pages. @throws IngestFailure see `slimRtf` and `readAst` */
export async function parseRtf(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const source = slimRtf(input.bytes);
  return toDocument(input, [await toMarkdown(source)], { title: titleOf(source) });
}

/** The text of an RTF file as Markdown. @throws IngestFailure see `slimRtf` and `readAst` */
export function rtfToMarkdown(bytes: Uint8Array): Promise<string> {
  return toMarkdown(slimRtf(bytes));
}

async function toMarkdown(source: Buffer): Promise<string> {
  const { content } = await readAst(source, 'rtf');
  return joinBlocks(nodeBlocks(content));
}

function titleOf(source: Buffer): string | undefined {
  return plainTitle.exec(source.toString('latin1', 0, 256 * 1024))?.[1];
}
