import { archive, compound, mark, text, type Format } from './format.ts';
import { looksLikeHtml } from './html/looks-like-html.ts';
import { looksLikeMail } from './mail/looks-like-mail.ts';

/**
 * The kinds of files that are read. A new one is one file with its parser and one entry here; messages and the test of the
 * documentation follow this list.
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
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word',
    extensions: ['.docx', '.docm'],
    recognition: archive('docx'),
    load: async () => (await import('./office/docx/parse-docx.ts')).parseDocx,
  },
  {
    mediaType: 'application/msword',
    name: 'Word',
    extensions: ['.doc', '.dot'],
    recognition: compound('doc'),
    load: async () => (await import('./doc/parse-doc.ts')).parseDoc,
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    name: 'PowerPoint',
    extensions: ['.pptx', '.pptm', '.ppsx'],
    recognition: archive('pptx'),
    load: async () => (await import('./office/pptx/parse-pptx.ts')).parsePptx,
  },
  {
    mediaType: 'application/vnd.ms-powerpoint',
    name: 'PowerPoint',
    extensions: ['.ppt', '.pps', '.pot'],
    recognition: compound('ppt'),
    load: async () => (await import('./ppt/parse-ppt.ts')).parsePpt,
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'Excel',
    extensions: ['.xlsx', '.xlsm'],
    recognition: archive('xlsx'),
    load: async () => (await import('./office/xlsx/parse-xlsx.ts')).parseXlsx,
  },
  {
    mediaType: 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
    name: 'Excel',
    extensions: ['.xlsb'],
    recognition: archive('xlsb'),
    load: async () => (await import('./xlsb/parse-xlsb.ts')).parseXlsb,
  },
  {
    mediaType: 'application/vnd.ms-excel',
    name: 'Excel',
    extensions: ['.xls', '.xlt'],
    recognition: compound('xls'),
    load: async () => (await import('./xls/parse-xls.ts')).parseXls,
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    name: 'OpenDocument',
    extensions: ['.odt'],
    recognition: archive('odt'),
    load: async () => (await import('./office/odf/parse-odt.ts')).parseOdt,
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.presentation',
    name: 'OpenDocument',
    extensions: ['.odp'],
    recognition: archive('odp'),
    load: async () => (await import('./office/odf/parse-odp.ts')).parseOdp,
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    name: 'OpenDocument',
    extensions: ['.ods'],
    recognition: archive('ods'),
    load: async () => (await import('./office/odf/parse-ods.ts')).parseOds,
  },
  {
    mediaType: 'application/epub+zip',
    name: 'EPUB',
    extensions: ['.epub'],
    recognition: archive('epub'),
    load: async () => (await import('./epub/parse-epub.ts')).parseEpub,
  },
  {
    mediaType: 'application/rtf',
    name: 'RTF',
    extensions: ['.rtf'],
    recognition: mark(({ head }) => head.startsWith('{\\rtf')),
    load: async () => (await import('./office/rtf/parse-rtf.ts')).parseRtf,
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
    mediaType: 'message/rfc822',
    name: 'e-mail',
    extensions: ['.eml'],
    recognition: text(looksLikeMail),
    load: async () => (await import('./mail/parse-eml.ts')).parseEml,
  },
  {
    mediaType: 'application/vnd.ms-outlook',
    name: 'e-mail',
    extensions: ['.msg'],
    recognition: compound('msg'),
    load: async () => (await import('./msg/parse-msg.ts')).parseMsg,
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
