import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const options = { timeout: 60_000, maxBuffer: 256 * 1024 * 1024 };

/** The text of a PDF by Poppler's `pdftotext`, the yardstick. @returns undefined when it cannot read the file either */
export async function pdfToText(file: string): Promise<string | undefined> {
  try {
    return (await run('pdftotext', ['-enc', 'UTF-8', file, '-'], options)).stdout;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') {
      throw new Error(
        'pdftotext is not installed. Install poppler-utils, or leave out --pdftotext.',
        {
          cause: error,
        },
      );
    }
    return undefined;
  }
}
