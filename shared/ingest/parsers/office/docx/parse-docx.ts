import { IngestFailure } from '../../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { declaredTitle } from '../declared-title.ts';
import { joinBlocks, type Block } from '../markdown/block.ts';
import { nodeBlocks } from '../markdown/node-blocks.ts';
import { mostForTrees, openPackage } from '../open-package.ts';
import { readPartsAst } from '../read-ast.ts';
import { toDocument } from '../to-document.ts';
import { readParagraphStyles } from './paragraph-styles.ts';
import { slimBody } from './slim-body.ts';

/** The document, its notes, lists, charts and diagrams, what they refer to, and its properties. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:(?:document|footnotes|endnotes|numbering|styles)\d*\.xml|_rels\/(?:document|footnotes|endnotes)\d*\.xml\.rels|diagrams\/data\d*\.xml|charts\/chart\d*\.xml))$/iu;
/** Three in four say how text looks, and go before a tree is built. */
const mostBeforeSlimming = 4 * mostForTrees;
const body = /^word\/document\d*\.xml$/iu;
const notes = /^word\/(?:footnotes|endnotes)\d*\.xml$/iu;

/**
 * Reads a Word document: headings, nested lists, tables, text boxes, formulas, footnotes. Comments, deleted text, running
 * headers and footers are left out.
 * @throws IngestFailure see `openPackage` and `readPartsAst`
 */
export async function parseDocx(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const parts = openPackage(input, wanted, mostBeforeSlimming);
  const title = declaredTitle(parts);
  const [name, xml] = takeBody(parts);
  const styles = readParagraphStyles(parts.get('word/styles.xml') ?? '');
  parts.delete('word/styles.xml');
  for (const [note, content] of parts) {
    if (notes.test(note)) parts.set(note, slimBody(content, styles).join(''));
  }
  const blocks: Block[] = [];
  for (const piece of slimBody(xml, styles)) {
    parts.set(name, piece);
    blocks.push(...nodeBlocks((await readPartsAst(parts, 'docx')).content));
  }
  return toDocument(input, [joinBlocks(blocks)], { title });
}

function takeBody(parts: Map<string, string>): [name: string, xml: string] {
  for (const [name, xml] of parts) {
    if (!body.test(name)) continue;
    parts.delete(name);
    return [name, xml];
  }
  throw new IngestFailure('damaged_document');
}
