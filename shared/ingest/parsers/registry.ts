import { mark, text, type Format } from './format.ts';
import { looksLikeHtml } from './html/looks-like-html.ts';

/**
 * The kinds of files that are read. A new one is one file with its parser and one line here; messages, documentation tests
 * and the page's file chooser follow this list.
 */
export const formats = [
  {
    mediaType: 'application/pdf',
    name: 'PDF',
    extensions: ['.pdf'],
    recognition: mark(({ head }) => /^%PDF-\d/u.test(head)),
    load: async () => (await import('./pdf/parse-pdf.ts')).parsePdf,
  },
  {
    mediaType: 'text/html',
    name: 'HTML',
    extensions: ['.html', '.htm', '.xhtml'],
    recognition: text(looksLikeHtml),
    load: async () => (await import('./html/parse-html.ts')).parseHtml,
  },
  {
    mediaType: 'text/markdown',
    name: 'Markdown',
    extensions: ['.md', '.markdown'],
    recognition: text(),
    load: async () => (await import('./parse-markdown.ts')).parseMarkdown,
  },
  {
    mediaType: 'text/csv',
    name: 'CSV',
    extensions: ['.csv'],
    recognition: text(),
    load: async () => (await import('./csv/parse-csv.ts')).parseCsv,
  },
  {
    mediaType: 'text/tab-separated-values',
    name: 'TSV',
    extensions: ['.tsv', '.tab'],
    recognition: text(),
    load: async () => (await import('./csv/parse-csv.ts')).parseCsv,
  },
  {
    mediaType: 'application/json',
    name: 'JSON',
    extensions: ['.json'],
    recognition: text(),
    load: async () => (await import('./json/parse-json.ts')).parseJson,
  },
  {
    mediaType: 'application/jsonl',
    name: 'JSON Lines',
    extensions: ['.jsonl', '.ndjson'],
    recognition: text(),
    load: async () => (await import('./json/parse-json.ts')).parseJsonLines,
  },
  {
    mediaType: 'text/plain',
    name: 'plain text',
    extensions: ['.txt', '.text', '.log'],
    recognition: text(),
    load: async () => (await import('./parse-text.ts')).parseText,
  },
] as const satisfies readonly Format[];

/** Media types this service reads. */
export type MediaType = (typeof formats)[number]['mediaType'];
