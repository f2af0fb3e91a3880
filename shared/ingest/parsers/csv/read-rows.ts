import { CsvError, parse, type Options } from 'csv-parse/sync';

export interface DelimitedRows {
  /** Rows without any content are left out. */
  readonly rows: readonly (readonly string[])[];
  /** Whether quotation marks were taken as text because they do not fit together. */
  readonly quotesIgnored: boolean;
}

const common: Options = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
};
/** From strict to lenient: a mark that is never closed would swallow the rest of the file. */
const attempts: readonly Options[] = [{ trim: true }, { ltrim: true }, { trim: true, quote: null }];

/** Splits delimited text into rows (RFC 4180, leniently). */
export function readRows(text: string, delimiter: string): DelimitedRows {
  for (const attempt of attempts) {
    try {
      const rows = parse(text, { ...common, ...attempt, delimiter });
      return { rows, quotesIgnored: attempt.quote === null };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
  }
  throw new Error('Text without quoting was not split into rows.');
}
