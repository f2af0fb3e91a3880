import type { DocumentError } from '../domain/document.ts';

/** Why a document can never be ingested as it is: stable code and the sentence its editor reads. */
export const failureSentences = {
  empty_document: 'The file is empty. Upload it again with its content.',
  damaged_document:
    'The file is damaged or was cut off on its way. Open it, save it again and upload the new copy.',
  encrypted_document:
    'The file is protected with a password. Remove the protection and upload it again.',
  no_text:
    'The file holds no text, only images. Run text recognition (OCR) over it and upload the result.',
  unsupported_media_type:
    'This kind of file cannot be read, or its content does not match its name. Save it in a format that can be read, and upload that.',
  too_large: 'The file is larger than this service accepts. Split it or reduce its images.',
  too_much_text: 'The document has more text than this service accepts. Split it.',
  too_many_pages: 'The document has more pages than this service accepts. Split it.',
  archive_bomb:
    'The file unpacks to far more than its size allows, as files do that are made to overload their reader. Open it, save it again and upload the new copy.',
  unsafe_document:
    'The file holds declarations or names that documents do not need and attacks use. Open it, save it again and upload the new copy.',
  too_complex:
    'The document is nested too deep or has too many parts to be read. Save it in a simpler form, for example as a new PDF, or split it.',
  parse_timeout:
    'Reading the file took too long and was stopped. Save it in a simpler form, for example as a new PDF, or split it.',
  parse_memory:
    'Reading the file took too much memory and was stopped. Save it in a simpler form, or split it.',
  parse_crashed:
    'The file made its reader crash. Save it in a simpler form, for example as a new PDF, and upload it again.',
  unknown_tenant_folder:
    'The file is in no tenant’s folder, so it was not read. Move it into one; their names have lower-case letters, digits and dashes only.',
  unsafe_name:
    'The name of the file or of its folder has hidden characters, or parts like “..” that lead elsewhere. Rename it and upload it again.',
  name_too_long:
    'The name of the file with its folders is longer than this service accepts. Shorten it and upload it again.',
} as const;

export type IngestFailureCode = keyof typeof failureSentences;

/** A permanent failure: trying again without a change of the file gives the same result. */
export class IngestFailure extends Error {
  readonly code: IngestFailureCode;
  /** What the editor reads. */
  readonly sentence: string;

  /** @param options `sentence` says more than the code's own; `detail` is for the log */
  constructor(
    code: IngestFailureCode,
    options?: { readonly sentence?: string; readonly detail?: string; readonly cause?: unknown },
  ) {
    const sentence = options?.sentence ?? failureSentences[code];
    super(options?.detail ?? sentence, { cause: options?.cause });
    this.name = 'IngestFailure';
    this.code = code;
    this.sentence = sentence;
  }

  /** What the editor sees. */
  toDocumentError(): DocumentError {
    return { code: this.code, message: this.sentence };
  }
}
