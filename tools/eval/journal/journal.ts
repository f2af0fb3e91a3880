import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { subjectFactsSchema, type SubjectFacts } from '../run/evaluation.ts';
import { questionResultSchema, type QuestionResult } from '../run/question-result.ts';

const headSchema = z.object({ fingerprint: z.string(), subject: subjectFactsSchema });

/**
 * The finished questions of a run, one JSON object a line after a first one that says what run it is. A run that is
 * repeated with the same fingerprint goes on where it stopped.
 */
export class Journal {
  readonly #path: string;
  readonly #fingerprint: string;
  readonly #finished = new Map<string, QuestionResult>();
  #subject: SubjectFacts | undefined;

  /** Reads what is there; a journal of another run, or of none, counts as empty. */
  constructor(path: string, fingerprint: string) {
    this.#path = path;
    this.#fingerprint = fingerprint;
    if (!existsSync(path)) return;
    const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n');
    const head = headSchema.safeParse(parse(first)).data;
    if (head?.fingerprint !== fingerprint) return;
    this.#subject = head.subject;
    for (const line of lines) {
      // The last line is cut short when the run was killed while writing it.
      const result = questionResultSchema.safeParse(parse(line)).data;
      if (result) this.#finished.set(result.id, result);
    }
  }

  /** The subject of the run that is gone on with. */
  get subject(): SubjectFacts | undefined {
    return this.#subject;
  }

  get finished(): ReadonlyMap<string, QuestionResult> {
    return this.#finished;
  }

  /** Begins, or goes on with, the file. */
  open(subject: SubjectFacts): void {
    this.#subject = subject;
    mkdirSync(dirname(this.#path), { recursive: true });
    const lines = [{ fingerprint: this.#fingerprint, subject }, ...this.#finished.values()];
    writeFileSync(this.#path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  add(result: QuestionResult): void {
    this.#finished.set(result.id, result);
    appendFileSync(this.#path, `${JSON.stringify(result)}\n`);
  }

  /** The run is over and its results are safe elsewhere. */
  remove(): void {
    rmSync(this.#path, { force: true });
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
