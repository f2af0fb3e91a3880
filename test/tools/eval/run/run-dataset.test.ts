import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CorpusDataset, Dataset } from '../../../../tools/eval/dataset/dataset.ts';
import { Journal } from '../../../../tools/eval/journal/journal.ts';
import type { Progress } from '../../../../tools/eval/report/progress.ts';
import { runDataset } from '../../../../tools/eval/run/run-dataset.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const quiet: Progress = { show: () => undefined, say: () => undefined, clear: () => undefined };
const options = { answers: true, judge: true, upload: false, concurrency: 2, settings: {} };

const subjects = ['bicycles', 'harbours', 'violins', 'glaciers', 'bakeries', 'lighthouses'];
const corpus: CorpusDataset = {
  kind: 'corpus',
  name: 'things',
  folder: 'things',
  corpus: subjects.map((subject, at) => ({
    id: `d${at}`,
    title: '',
    text: `All there is to know about ${subject}: who looks after ${subject}, and when.`,
  })),
  questions: subjects.map((subject, at) => ({
    id: `q${at}`,
    question: `Who looks after ${subject}?`,
    judgements: [{ document: `d${at}`, grade: 1 }],
    unanswerable: false,
  })),
};

function newJournal(t: { after(done: () => void): void }): Journal {
  return new Journal(join(temporaryFolder(t), 'run.journal'), 'print');
}

describe('runDataset', () => {
  it('measures a corpus stage by stage through the product', async (t) => {
    const run = await runDataset(corpus, options, newJournal(t), quiet);
    assert.deepEqual(run.failures, []);
    assert.equal(run.subject.documents, 6);
    assert.deepEqual(
      run.parts.map(({ part }) => part),
      ['keyword', 'vector', 'fusion', 'rerank', 'assembly'],
    );
    for (const { part, metrics } of run.parts.slice(0, 4)) {
      assert.equal(metrics['nDCG@10']?.mean, 1, part);
    }
    const [first] = run.results;
    assert.deepEqual(first?.parts.rerank?.passages?.[0], {
      document: 'd0',
      pageFrom: 1,
      pageTo: 1,
      right: true,
    });
    assert.ok((first.relevance ?? 0) > 0.5);
  });

  it('asks only what an interrupted run had not finished', async (t) => {
    const journal = newJournal(t);
    const half = { ...corpus, questions: corpus.questions.slice(0, 3) };
    const first = await runDataset(half, options, journal, quiet);
    const shown: number[] = [];
    const counting = { ...quiet, show: (_: string, done: number) => void shown.push(done) };
    const whole = await runDataset(corpus, options, journal, counting);
    assert.deepEqual(shown.toSorted(), [4, 5, 6]);
    assert.deepEqual(whole.results.slice(0, 3), first.results);
    const again = await runDataset(corpus, options, journal, counting);
    assert.deepEqual(again, whole);
    assert.equal(shown.length, 3);
  });

  it('names a question that cannot be asked, and does not keep it', async (t) => {
    const journal = newJournal(t);
    const [good] = corpus.questions;
    assert.ok(good);
    const bad = { ...good, id: 'bad', question: 'x'.repeat(600_000) };
    const dataset = { ...corpus, questions: [good, bad] };
    const run = await runDataset(dataset, options, journal, quiet);
    assert.equal(run.failures.length, 1);
    assert.equal(run.failures[0]?.question, bad.question);
    assert.deepEqual([...journal.finished.keys()], ['q0']);
  });

  it('measures how follow-ups are condensed against the last turn alone', async (t) => {
    const dataset: Dataset = {
      kind: 'rewrites',
      name: 'turns',
      folder: 'turns',
      turns: [
        {
          id: '1',
          earlier: ['How many days of leave do nurses get?'],
          question: 'And the doctors?',
          rewrite: 'How many days of leave do doctors get?',
        },
      ],
    };
    const run = await runDataset(dataset, options, newJournal(t), quiet);
    const recovered = (part: string) =>
      run.parts.find((one) => one.part === part)?.metrics.recovered?.mean ?? NaN;
    assert.equal(run.results[0]?.parts['last turn']?.text, 'And the doctors?');
    assert.ok(recovered('condensed') > recovered('last turn'));
  });
});
