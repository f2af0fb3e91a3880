import { basename, join } from 'node:path';
import * as z from 'zod';
import type { DocumentsDataset, EvalQuestion } from './dataset.ts';
import { findDocuments } from './find-documents.ts';
import { questionIds } from './question-id.ts';
import { DatasetError, readJsonLines } from './read-lines.ts';

const file = 'questions.jsonl';

const questionSchema = z
  .strictObject({
    question: z.string().trim().min(1),
    /** File name of the document that answers it. */
    document: z.string().min(1).optional(),
    /** 1-based page of that document. */
    page: z.int().positive().optional(),
    followsUp: z.string().trim().min(1).optional(),
    unanswerable: z.literal(true).optional(),
    /** What a right answer says, in few words. */
    answer: z.string().min(1).optional(),
  })
  .refine(({ unanswerable, document }) => unanswerable === true || document !== undefined, {
    message: 'has neither a document nor "unanswerable": true',
  });

type Line = z.output<typeof questionSchema>;

export function hasQuestions(_folder: string, files: readonly string[]): boolean {
  return files.includes(file);
}

/** Reads our own format: `questions.jsonl` beside the documents. */
export function loadQuestions(folder: string): DocumentsDataset {
  const path = join(folder, file);
  const files = findDocuments(folder);
  const names = new Set(files.map((one) => basename(one)));
  const newId = questionIds();
  const questions = readJsonLines(path, questionSchema).map((line) => {
    if (line.document !== undefined && !names.has(line.document)) {
      throw new DatasetError(
        `${path}: “${line.question}” names ${line.document}, which is not there.`,
      );
    }
    return toQuestion(line, newId(line.question, line.followsUp));
  });
  return { kind: 'documents', name: basename(folder), folder, files, questions };
}

function toQuestion(line: Line, id: string): EvalQuestion {
  const { question, document, page, followsUp, unanswerable, answer } = line;
  const judgements =
    document === undefined || unanswerable
      ? []
      : [{ document, ...(page !== undefined && { page }), grade: 1 }];
  return {
    id,
    question,
    ...(followsUp !== undefined && { followsUp }),
    judgements,
    unanswerable: unanswerable === true,
    ...(answer !== undefined && { truth: answer }),
  };
}
