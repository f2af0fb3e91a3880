import type { ContentSample } from './content-sample.ts';

/** What an editor can do about a file of a former Office format that is not read; undefined for anything else. */
export function formerFormatAdvice({ archive, compound }: ContentSample): string | undefined {
  if (archive === 'xlsb') {
    return 'Binary Excel workbooks (.xlsb) cannot be read. Save the file as .xlsx and upload that.';
  }
  if (compound === 'xls') return advice('Excel', '.xlsx');
  return compound === 'ppt' ? advice('PowerPoint', '.pptx') : undefined;
}

function advice(program: string, extension: string): string {
  return `This older ${program} format cannot be read. Save the file as ${extension} and upload that.`;
}
