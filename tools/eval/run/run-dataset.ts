import { mapBounded } from '../../../shared/resilience/map-bounded.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Journal } from '../journal/journal.ts';
import type { Progress } from '../report/progress.ts';
import { openSubject, type SubjectOptions } from '../subject/open-subject.ts';
import type { Subject } from '../subject/subject.ts';
import type { DatasetRun } from './evaluation.ts';
import { measureQuestion, type MeasureOptions } from './measure-question.ts';
import { measureRewrite } from './measure-rewrite.ts';
import type { QuestionResult } from './question-result.ts';
import { summarise } from './summary.ts';

export interface RunOptions extends MeasureOptions, Omit<SubjectOptions, 'onPreparing'> {
  /** Questions at once. */
  readonly concurrency: number;
}

interface Task {
  readonly id: string;
  readonly question: string;
  readonly measure: (subject: Subject) => Promise<QuestionResult>;
}

/**
 * Asks the questions of a data set that the journal does not have yet, and sums all up. A question that fails does not end
 * the run: it is named in `failures`, and asked again by the next run.
 */
export async function runDataset(
  dataset: Dataset,
  options: RunOptions,
  journal: Journal,
  progress: Progress,
): Promise<DatasetRun> {
  const tasks = tasksOf(dataset, options);
  const open = tasks.filter(({ id }) => !journal.finished.has(id));
  const failures =
    open.length === 0
      ? []
      : await runTasks(open, tasks.length, dataset, options, journal, progress);
  const results = tasks.flatMap(({ id }) => journal.finished.get(id) ?? []);
  const tokens = results.flatMap((result) => result.tokens ?? []);
  const sum = (of: (one: { input: number; output: number }) => number) =>
    tokens.reduce((total, one) => total + of(one), 0);
  return {
    name: dataset.name,
    kind: dataset.kind,
    subject: journal.subject ?? { settings: {} },
    parts: summarise(results),
    ...(tokens.length > 0 && {
      tokens: { input: sum(({ input }) => input), output: sum(({ output }) => output) },
    }),
    results,
    failures,
  };
}

function tasksOf(dataset: Dataset, options: MeasureOptions): Task[] {
  if (dataset.kind === 'rewrites') {
    return dataset.turns.map((turn) => ({
      id: turn.id,
      question: turn.question,
      measure: (subject) => measureRewrite(turn, subject),
    }));
  }
  // A corpus has no answers to compare with.
  const answers = options.answers && dataset.kind === 'documents';
  return dataset.questions.map((question) => ({
    id: question.id,
    question: question.question,
    measure: (subject) => measureQuestion(question, subject, { ...options, answers }),
  }));
}

async function runTasks(
  open: readonly Task[],
  total: number,
  dataset: Dataset,
  options: RunOptions,
  journal: Journal,
  progress: Progress,
): Promise<DatasetRun['failures']> {
  const failures: { question: string; reason: string }[] = [];
  const subject = await openSubject(dataset, {
    ...options,
    onPreparing: (what) => progress.say(`${dataset.name}: ${what}`),
  });
  try {
    const { documents, chunks, settings } = subject;
    journal.open({
      ...(documents !== undefined && { documents }),
      ...(chunks !== undefined && { chunks }),
      settings,
    });
    let done = total - open.length;
    await mapBounded(open, options.concurrency, async ({ question, measure }) => {
      try {
        journal.add(await measure(subject));
      } catch (error) {
        failures.push({ question, reason: reasonOf(error) });
      }
      progress.show(dataset.name, (done += 1), total);
    });
    return failures;
  } finally {
    progress.clear();
    await subject.close();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message;
}
