import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { formOverhead, isForm } from './body-limit.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { parseForm } from './parse-form.ts';
import { parseInput } from './parse-input.ts';
import { readBody } from './read-body.ts';
import { uploadFields } from './schemas/document-schemas.ts';

export interface Upload {
  readonly content: Buffer;
  /** The file's name as the client gave it. */
  readonly fileName: string;
  readonly fields: z.output<typeof uploadFields>;
}

/**
 * Reads a `multipart/form-data` upload: one part `file`, and the text fields of `uploadFields`.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, or `invalid_request` naming each faulty field
 */
export async function readUpload(request: IncomingRequest, maxBytes: number): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!isForm(request)) {
    throw new AppError(
      'unsupported_media_type',
      `An upload cannot be of the type ${type || '(none)'}.`,
      {
        remedy: 'Send multipart/form-data with the document in the field “file”.',
      },
    );
  }
  const { files, fields } = await parseForm(await readBody(request, maxBytes + formOverhead), type);
  const [file, ...more] = files;
  if (file?.field !== 'file' || more.length > 0) {
    throw new AppError(
      'invalid_request',
      'The form must have exactly one file in its field “file”.',
      {
        fields: [{ field: 'file', message: 'must be one file' }],
      },
    );
  }
  if (file.content.length > maxBytes) {
    throw new AppError(
      'payload_too_large',
      `The file is larger than ${maxBytes / (1024 * 1024)} MB.`,
      {
        remedy: 'Split it or reduce its images.',
      },
    );
  }
  return {
    content: file.content,
    fileName: file.name,
    fields: parseInput(Object.fromEntries(fields), uploadFields),
  };
}
