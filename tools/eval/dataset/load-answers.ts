import { basename, join } from 'node:path';
import { readdirSync } from 'node:fs';
import * as z from 'zod';
import type { DocumentsDataset, EvalQuestion, Judgement } from './dataset.ts';
import { findDocuments } from './find-documents.ts';
import { questionIds } from './question-id.ts';
import { DatasetError, readJsonLines } from './read-lines.ts';

const lineSchema = z.object({ question: z.string().trim().min(1), truth: z.string() });

const answersFile = 'qa.jsonl';
const unanswerableEnding = '_dontknows.jsonl';
/** `[file.pdf#page=3]`, as evaluation sets for Azure's search samples cite. */
const citation = /\[([^[\]#]+)#page=(\d+)\]/gu;

export function hasAnswers(_folder: string, files: readonly string[]): boolean {
  return files.some((name) => name === answersFile || name.endsWith(unanswerableEnding));
}

/**
 * Reads questions whose truth cites its documents: `qa.jsonl`, and `*_dontknows.jsonl` with questions that are meant to be
 * unanswerable (their truth says how they were made, and is not looked at).
 * @throws DatasetError for a truth without a citation, or one of a document that is not there
 */
export function loadAnswers(folder: string): DocumentsDataset {
  const files = findDocuments(folder);
  const names = new Set(files.map((file) => basename(file)));
  const newId = questionIds();
  const present = readdirSync(folder).sort();
  const answerable = present
    .filter((name) => name === answersFile)
    .flatMap((name) =>
      readJsonLines(join(folder, name), lineSchema).map(({ question, truth }): EvalQuestion => {
        const judgements = citedIn(truth);
        checkCitations(join(folder, name), question, judgements, names);
        const text = truth.replaceAll(citation, '').trim();
        return { id: newId(question), question, judgements, unanswerable: false, truth: text };
      }),
    );
  const unanswerable = present
    .filter((name) => name.endsWith(unanswerableEnding))
    .flatMap((name) =>
      readJsonLines(join(folder, name), lineSchema).map(({ question }): EvalQuestion => ({
        id: newId(question),
        question,
        judgements: [],
        unanswerable: true,
      })),
    );
  const questions = [...answerable, ...unanswerable];
  return { kind: 'documents', name: basename(folder), folder, files, questions };
}

function citedIn(truth: string): Judgement[] {
  return [...truth.matchAll(citation)].map(([, document = '', page]) => ({
    document,
    page: Number(page),
    grade: 1,
  }));
}

function checkCitations(
  path: string,
  question: string,
  judgements: readonly Judgement[],
  names: ReadonlySet<string>,
): void {
  if (judgements.length === 0) {
    throw new DatasetError(`${path}: the truth of “${question}” cites no [file.pdf#page=1].`);
  }
  const missing = judgements.find(({ document }) => !names.has(document));
  if (missing) {
    throw new DatasetError(`${path}: “${question}” cites ${missing.document}, which is not there.`);
  }
}
