import { readFileSync } from 'node:fs';
import * as z from 'zod';

const questionSchema = z.object({
  question: z.string().min(1),
  /** File name of the document that answers it. */
  document: z.string().optional(),
  /** 1-based page of that document. */
  page: z.int().positive().optional(),
  /** The question that must be asked before, in the same session. */
  followsUp: z.string().optional(),
  unanswerable: z.literal(true).optional(),
});

export type EvalQuestion = z.output<typeof questionSchema>;

export type QuestionKind = 'stand-alone' | 'follow-up' | 'unanswerable';

export function kindOf(question: EvalQuestion): QuestionKind {
  if (question.unanswerable) return 'unanswerable';
  return question.followsUp === undefined ? 'stand-alone' : 'follow-up';
}

/** Reads a question set, one JSON object a line. @throws Error naming the line that is not one */
export function loadQuestions(path: string): EvalQuestion[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [questionSchema.parse(JSON.parse(line))];
      } catch (cause) {
        throw new Error(`${path}, line ${index + 1}, is not a question.`, { cause });
      }
    });
}
