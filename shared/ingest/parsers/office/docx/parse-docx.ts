import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { joinBlocks } from '../markdown/block.ts';
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
const bodies = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/iu;

/**
 * Reads a Word document: headings, nested lists, tables, text boxes, formulas, footnotes. Comments, deleted text, running
 * headers and footers are left out.
 * @throws IngestFailure see `openPackage` and `readPartsAst`
 */
export async function parseDocx(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const parts = openPackage(input, wanted, mostBeforeSlimming);
  const styles = readParagraphStyles(parts.get('word/styles.xml') ?? '');
  for (const [name, xml] of parts) if (bodies.test(name)) parts.set(name, slimBody(xml, styles));
  const { content, metadata } = await readPartsAst(parts, 'docx');
  return toDocument(input, [joinBlocks(nodeBlocks(content))], { title: metadata.title });
}
