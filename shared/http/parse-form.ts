import { Busboy } from '@fastify/busboy';
import { AppError } from '../errors.ts';

export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly content: Buffer;
}

export interface Form {
  readonly files: readonly FormFile[];
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Parts a form may have; the text of a field is cut at this many bytes, beyond what any field may hold. */
const limits = { files: 2, fields: 20, fieldSize: 16 * 1024, headerPairs: 20 };

/**
 * Reads a `multipart/form-data` body that is in memory already.
 * @throws AppError `invalid_request` when it is not one
 */
export async function parseForm(body: Buffer, contentType: string): Promise<Form> {
  const files: FormFile[] = [];
  const fields: [string, string][] = [];
  const done = Promise.withResolvers<undefined>();
  try {
    const parser = new Busboy({ headers: { 'content-type': contentType }, limits });
    parser.on('file', (field, stream, name) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A form that breaks off in a file says so here, not at the parser.
      stream.on('error', done.reject);
      stream.on('end', () => files.push({ field, name, content: Buffer.concat(chunks) }));
    });
    parser.on('field', (name, value) => fields.push([name, value]));
    parser.on('finish', () => done.resolve(undefined));
    parser.on('error', done.reject);
    parser.end(body);
    await done.promise;
  } catch (cause) {
    throw new AppError('invalid_request', 'The form cannot be read.', {
      cause,
      remedy: 'Send multipart/form-data with its boundary, unbroken.',
      fields: [{ field: 'body', message: 'is not a readable form' }],
    });
  }
  return { files, fields };
}
