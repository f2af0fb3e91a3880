import { basename } from 'node:path';
import type { ChatResponse } from '../support/api-client.ts';
import { kindOf, type EvalQuestion, type QuestionKind } from './questions.ts';

/** What became of one question. */
export interface Outcome {
  readonly question: EvalQuestion;
  readonly kind: QuestionKind;
  readonly answer: string;
  readonly refused: boolean;
  /** Cited document and pages, as `file.pdf p. 3`. */
  readonly cited: readonly string[];
  /** Answered with a citation of the right document and page; for an unanswerable question, refused. */
  readonly right: boolean;
  /** Cites the right document, whatever the page. */
  readonly rightDocument: boolean;
  readonly milliseconds: number;
}

export function score(
  question: EvalQuestion,
  response: ChatResponse,
  milliseconds: number,
): Outcome {
  const kind = kindOf(question);
  const refused = response.refused === true;
  const ofDocument = response.citations.filter(({ path }) => basename(path) === question.document);
  const page = question.page ?? 0;
  const onPage = ofDocument.some(({ pageFrom, pageTo }) => pageFrom <= page && page <= pageTo);
  return {
    question,
    kind,
    answer: response.answer,
    refused,
    cited: response.citations.map(({ path, pageFrom }) => `${basename(path)} p. ${pageFrom}`),
    right: kind === 'unanswerable' ? refused : !refused && onPage,
    rightDocument: kind === 'unanswerable' ? refused : !refused && ofDocument.length > 0,
    milliseconds,
  };
}

export interface Summary {
  readonly kind: QuestionKind;
  readonly questions: number;
  readonly right: number;
  readonly rightDocument: number;
  readonly refused: number;
}

export function summarise(outcomes: readonly Outcome[]): Summary[] {
  const kinds: QuestionKind[] = ['stand-alone', 'follow-up', 'unanswerable'];
  return kinds.map((kind) => {
    const these = outcomes.filter((outcome) => outcome.kind === kind);
    const count = (of: (outcome: Outcome) => boolean) => these.filter(of).length;
    return {
      kind,
      questions: these.length,
      right: count((one) => one.right),
      rightDocument: count((one) => one.rightDocument),
      refused: count((one) => one.refused),
    };
  });
}
