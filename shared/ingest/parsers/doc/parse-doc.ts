import { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { readCompoundFile } from '../compound/read-compound-file.ts';
import { readStream } from '../compound/storage.ts';
import { joinBlocks } from '../office/markdown/block.ts';
import { toDocument } from '../office/to-document.ts';
import { docBlocks } from './doc-blocks.ts';
import { documentTitle } from '../compound/document-title.ts';
import { readFileInformation, type FileInformation } from './file-information.ts';
import { characterRuns, paragraphRuns, readRuns } from './formatted-runs.ts';
import { markLeftOut } from './left-out.ts';
import { readNotes } from './notes.ts';
import type { Formatting } from './paragraphs.ts';
import { readPieces, textOf } from './pieces.ts';
import { styleLevels } from './style-levels.ts';

/**
 * Reads a document of Word 97 to 2003 ([MS-DOC]): headings, lists, tables, footnotes and endnotes, text boxes. Running
 * headers and footers, comments and deleted text are left out.
 * @throws IngestFailure see `readCompoundFile`, `readFileInformation` and `readPieces`
 */
export async function parseDoc(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const file = readCompoundFile(input.bytes);
  const main = required(readStream(file, 'WordDocument'));
  const information = readFileInformation(main);
  const tables = required(readStream(file, information.tableStream));
  const pieces = readPieces(information.table('pieces', tables), main, input.maxText);
  const text = textOf(pieces, main);
  const characters = readRuns(information.table('characterRuns', tables), main, characterRuns);
  const formatting: Formatting = {
    pieces,
    runs: readRuns(information.table('paragraphRuns', tables), main, paragraphRuns),
    levels: styleLevels(information.table('styles', tables)),
    data: readStream(file, 'Data') ?? Buffer.alloc(0),
    leftOut: markLeftOut(text, pieces, characters),
  };
  const title = documentTitle(readStream(file, '\u0005SummaryInformation'));
  return toDocument(input, [toMarkdown(text, information, tables, formatting)], { title });
}

function toMarkdown(
  text: string,
  { counts, table }: FileInformation,
  tables: Buffer,
  formatting: Formatting,
): string {
  const { body, footnotes, headers, macros, comments, endnotes, textBoxes } = counts;
  const endnotesStart = body + footnotes + headers + macros + comments;
  const notes = [
    ...readNotes('Footnote', table('footnoteReferences', tables), table('footnoteTexts', tables), {
      start: body,
      length: footnotes,
    }),
    ...readNotes('Endnote', table('endnoteReferences', tables), table('endnoteTexts', tables), {
      start: endnotesStart,
      length: endnotes,
    }),
  ].sort((a, b) => a.reference - b.reference);
  const boxes = { start: endnotesStart + endnotes, length: textBoxes };
  return joinBlocks([
    ...docBlocks(text, { start: 0, length: body }, formatting, notes),
    ...docBlocks(text, boxes, formatting),
  ]);
}

function required(stream: Buffer | undefined): Buffer {
  if (stream === undefined) throw new IngestFailure('damaged_document');
  return stream;
}
