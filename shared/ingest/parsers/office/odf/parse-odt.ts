import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { joinBlocks } from '../markdown/block.ts';
import { nodeBlocks } from '../markdown/node-blocks.ts';
import { readPartsAst } from '../read-ast.ts';
import { toDocument } from '../to-document.ts';
import { openOdf } from './open-odf.ts';

/** Reads an OpenDocument text. @throws IngestFailure see `openOdf` and `readPartsAst` */
export async function parseOdt(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const { content, metadata } = await readPartsAst(openOdf(input), 'odt');
  return toDocument(input, [joinBlocks(nodeBlocks(content))], { title: metadata.title });
}
