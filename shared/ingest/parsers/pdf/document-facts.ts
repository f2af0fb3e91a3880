import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFormFields, type FormField } from './form-fields.ts';
import { readOutline } from './outline.ts';
import { readPageLabels } from './page-labels.ts';
import { readDeclaredTitle } from './pdf-title.ts';

/** What a PDF says about itself as a whole, apart from its pages. Plain JSON: it outlives the opening of the file. */
export interface DocumentFacts {
  readonly pages: number;
  readonly title?: string;
  /** Comparable titles of the outline and their levels, from 1. */
  readonly outline: readonly (readonly [title: string, level: number])[];
  /** One a page. */
  readonly pageLabels?: readonly string[];
  readonly fields: readonly FormField[];
}

/** Reads them; what cannot be read is left out. */
export async function readFacts(document: PDFDocumentProxy): Promise<DocumentFacts> {
  const title = await readDeclaredTitle(document);
  const pageLabels = await readPageLabels(document);
  return {
    pages: document.numPages,
    ...(title !== undefined && { title }),
    outline: await readOutline(document),
    ...(pageLabels && { pageLabels }),
    fields: await readFormFields(document),
  };
}
