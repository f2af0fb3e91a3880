import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { normalizeText } from '../../../text/normalize-text.ts';

/** A filled-in field of a form. */
export interface FormField {
  /** From 1. */
  readonly page: number;
  readonly label: string;
  readonly value: string;
}

/** A form widget as pdf.js describes it; its typings leave annotations open. */
interface Widget {
  readonly subtype?: unknown;
  readonly fieldType?: unknown;
  readonly fieldName?: unknown;
  readonly fieldValue?: unknown;
  readonly alternativeText?: unknown;
  readonly checkBox?: unknown;
  readonly radioButton?: unknown;
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly hidden?: unknown;
  readonly password?: unknown;
  readonly rect?: unknown;
}

const mostFields = 2000;
const longestLabel = 200;
const longestValue = 4000;

/** The fields that are filled in, page by page, top to bottom. Text that a form shows is not part of its pages' text. */
export async function readFormFields(document: PDFDocumentProxy): Promise<FormField[]> {
  const fields: FormField[] = [];
  for (const page of await pagesWithValues(document)) {
    const widgets = await widgetsOf(document, page);
    for (const widget of widgets.sort((a, b) => topOf(b) - topOf(a))) {
      const value = shown(valueOf(widget), longestValue);
      const label = shown(labelOf(widget), longestLabel);
      if (value !== '' && fields.length < mostFields) fields.push({ page, label, value });
    }
  }
  return fields;
}

/** Looking through all annotations of all pages would cost more than reading their text, so the form is asked first. */
async function pagesWithValues(document: PDFDocumentProxy): Promise<number[]> {
  const objects: unknown = await document.getFieldObjects().catch(() => null);
  const pages = new Set<number>();
  const entries = objects instanceof Map ? objects.values() : Object.values(objects ?? {});
  for (const field of [...entries].flat() as {
    readonly page?: unknown;
    readonly value?: unknown;
  }[]) {
    const isFilled = typeof field.value === 'string' && !['', 'Off'].includes(field.value);
    if (isFilled && Number.isInteger(field.page)) pages.add(Number(field.page) + 1);
  }
  return [...pages].filter((page) => page >= 1 && page <= document.numPages).sort((a, b) => a - b);
}

async function widgetsOf(document: PDFDocumentProxy, number: number): Promise<Widget[]> {
  try {
    const page = await document.getPage(number);
    const annotations = (await page.getAnnotations()) as Widget[];
    return annotations.filter((one) => one.subtype === 'Widget' && !one.hidden && !one.password);
  } catch {
    return [];
  }
}

function valueOf(widget: Widget): unknown {
  if (widget.checkBox === true) return widget.fieldValue === widget.exportValue ? 'yes' : '';
  if (widget.radioButton === true) {
    return widget.fieldValue === widget.buttonValue ? widget.fieldValue : '';
  }
  if (widget.fieldType === 'Btn' || widget.fieldType === 'Sig') return '';
  return Array.isArray(widget.fieldValue) ? widget.fieldValue.join(', ') : widget.fieldValue;
}

/** What the form tells people, else the last part of the field's name (`applicant.address.city`). */
function labelOf({ alternativeText, fieldName }: Widget): unknown {
  if (typeof alternativeText === 'string' && alternativeText !== '') return alternativeText;
  return typeof fieldName === 'string' ? fieldName.split('.').at(-1) : '';
}

function topOf({ rect }: Widget): number {
  const top: unknown = Array.isArray(rect) ? rect[3] : undefined;
  return typeof top === 'number' ? top : 0;
}

/** One line of bounded length. */
function shown(text: unknown, longest: number): string {
  if (typeof text !== 'string') return '';
  return normalizeText(text.slice(0, longest)).replace(/\s+/gu, ' ').trim();
}
