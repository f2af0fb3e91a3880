import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/temporary-stack.ts';

export const help = `Measures retrieval and answers on sets of questions, stage by stage.

Usage: npm run eval -- [folders] [options]

  [folders]             data sets, told by their files (default samples): questions.jsonl or qa.jsonl with documents;
                        corpus.jsonl with queries.jsonl and qrels.tsv; *_questions.jsonl with *_rewrite.jsonl.
                        A folder of such folders stands for all of them.

What is measured
  --target <url>        ask a running deployment instead of a fresh local stack
  --upload              with --target: put the documents in first
  --setting NAME=value  a setting of the app, as in docs/settings.md; may be repeated
  --no-answers          retrieval alone
  --no-judge            answers are not graded by the model
  --limit <n>           the first n questions of each set
  --concurrency <n>     questions at once (default 1; times are true with 1 only)

What comes of it
  --json <file>         write the whole run
  --fresh               start anew where an interrupted run could be gone on with
  --help                show this text

docs/evaluation.md explains the formats and every figure.`;

export interface CommandLine {
  readonly folders: readonly string[];
  readonly target: string | undefined;
  readonly upload: boolean;
  readonly settings: readonly string[];
  readonly answers: boolean;
  readonly judge: boolean;
  readonly limit: number | undefined;
  readonly concurrency: number;
  readonly json: string | undefined;
  readonly fresh: boolean;
  readonly help: boolean;
}

/** @throws Error with a sentence for the person at the keyboard */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      target: { type: 'string' },
      upload: { type: 'boolean', default: false },
      setting: { type: 'string', multiple: true, default: [] },
      answers: { type: 'boolean', default: true },
      judge: { type: 'boolean', default: true },
      limit: { type: 'string' },
      concurrency: { type: 'string', default: '1' },
      json: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    ...values,
    folders: positionals.length > 0 ? positionals : [join(root, 'samples')],
    settings: values.setting,
    target: values.target,
    json: values.json,
    limit: values.limit === undefined ? undefined : positive('--limit', values.limit),
    concurrency: positive('--concurrency', values.concurrency),
  };
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${option} ${text}: expected a whole number above 0.`);
}
