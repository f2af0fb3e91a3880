import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { loadDatasets } from '../../../../tools/eval/dataset/load-dataset.ts';
import { DatasetError } from '../../../../tools/eval/dataset/read-lines.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(t);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function load(t: TestContext, files: Readonly<Record<string, string>>) {
  const [dataset] = loadDatasets(folderWith(t, files));
  assert.ok(dataset);
  return dataset;
}

const refuses = (t: TestContext, files: Readonly<Record<string, string>>, message: RegExp) =>
  assert.throws(
    () => loadDatasets(folderWith(t, files)),
    (error) => error instanceof DatasetError && message.test(error.message),
  );

const corpus = {
  'corpus.jsonl':
    '{"_id":"d1","title":"Cats","text":"They purr."}\n\n{"_id":"d2","text":"Dogs bark."}\n',
  'queries.jsonl': '{"_id":"q1","text":"Who purrs?"}\n{"_id":"q2","text":"Never judged?"}\n',
};

describe('loadDatasets', () => {
  it('reads a collection with judgements of BEIR and of TREC, and leaves out what is not judged', (t) => {
    for (const [name, qrels] of [
      ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t-1\nq2\td1\t0\n'],
      ['qrels/test.tsv', 'q1 0 d1 2\nq1 0 d2 0\n'],
    ] as const) {
      const dataset = load(t, { ...corpus, [name]: qrels });
      assert.equal(dataset.kind, 'corpus');
      assert.deepEqual(
        dataset.corpus.map(({ id, title }) => [id, title]),
        [
          ['d1', 'Cats'],
          ['d2', ''],
        ],
      );
      assert.deepEqual(
        dataset.questions.map(({ id, judgements }) => [id, judgements]),
        [
          [
            'q1',
            [
              { document: 'd1', grade: 2 },
              { document: 'd2', grade: 0 },
            ],
          ],
        ],
      );
    }
  });

  it('names the line of a judgement that is none', (t) => {
    const qrels = 'query-id\tcorpus-id\tscore\nq1\td1\tgood\n';
    refuses(t, { ...corpus, 'qrels.tsv': qrels }, /qrels\.tsv, line 2, is not/u);
    refuses(t, corpus, /has no judgements/u);
  });

  it('reads our own format with documents in their folder', (t) => {
    const dataset = load(t, {
      'questions.jsonl':
        '{"question":"How long?","document":"a.txt","page":2,"answer":"five years"}\n' +
        '{"question":"And now?","document":"a.txt","followsUp":"How long?"}\n' +
        '{"question":"Who won?","unanswerable":true}\n',
      'documents/a.txt': 'Five years.',
      'source/a.md': 'not a document',
    });
    assert.equal(dataset.kind, 'documents');
    assert.deepEqual(
      dataset.files.map((file) => basename(file)),
      ['a.txt'],
    );
    const [first, second, third] = dataset.questions;
    assert.deepEqual(first?.judgements, [{ document: 'a.txt', page: 2, grade: 1 }]);
    assert.equal(first.truth, 'five years');
    assert.equal(second?.followsUp, 'How long?');
    assert.deepEqual([third?.unanswerable, third?.judgements], [true, []]);
  });

  it('keeps the ids of questions when lines move', (t) => {
    const line = (question: string) => `{"question":"${question}","unanswerable":true}\n`;
    const idsOf = (lines: string) => {
      const dataset = load(t, { 'questions.jsonl': lines, 'a.txt': 'Text.' });
      assert.equal(dataset.kind, 'documents');
      return new Map(dataset.questions.map(({ question, id }) => [question, id]));
    };
    const before = idsOf(line('One?') + line('Two?'));
    const after = idsOf(line('New?') + line('Two?') + line('One?'));
    assert.equal(after.get('One?'), before.get('One?'));
    assert.equal(new Set(after.values()).size, 3);
  });

  it('names the line of a question that is none', (t) => {
    const documents = { 'a.txt': 'Text.' };
    const bad = (line: string, message: RegExp) =>
      refuses(t, { ...documents, 'questions.jsonl': `\n${line}\n` }, message);
    bad('{"question":', /questions\.jsonl, line 2, is not JSON/u);
    bad('{"question":"Why?"}', /line 2, is not usable: has neither a document/u);
    bad('{"question":"Why?","document":"a.txt","page":0}', /line 2, is not usable: page/u);
    bad('{"question":"Why?","document":"b.txt"}', /names b\.txt, which is not there/u);
  });

  it('reads answers that cite, and questions without one, with files in a folder', (t) => {
    const dataset = load(t, {
      'qa.jsonl': '{"question":"Both?","truth":"Yes.[a.txt#page=1][b.txt#page=12]"}\n',
      'qa_dontknows.jsonl': '{"question":"Else?","truth":"Generated."}\n',
      'files/a.txt': 'Yes.',
      'files/b.txt': 'Yes.',
      LICENSE: 'MIT',
    });
    assert.equal(dataset.kind, 'documents');
    const [both, other] = dataset.questions;
    assert.deepEqual(both?.judgements, [
      { document: 'a.txt', page: 1, grade: 1 },
      { document: 'b.txt', page: 12, grade: 1 },
    ]);
    assert.equal(both.truth, 'Yes.');
    assert.deepEqual([other?.unanswerable, other?.truth], [true, undefined]);
  });

  it('refuses an answer without a citation, and documents of one name', (t) => {
    const qa = '{"question":"Both?","truth":"Yes."}\n';
    refuses(t, { 'qa.jsonl': qa, 'a.txt': 'Yes.' }, /cites no \[file\.pdf#page=1\]/u);
    const cited = '{"question":"Both?","truth":"Yes.[a.txt#page=1]"}\n';
    refuses(t, { 'qa.jsonl': cited, 'x/a.txt': '', 'y/a.txt': '' }, /have the same name/u);
    refuses(t, { 'qa.jsonl': cited }, /holds no documents/u);
  });

  it('reads conversations with rewrites', (t) => {
    const dataset = load(t, {
      'x_questions.jsonl': '{"_id":"1","text":"|user|: What is it?\\n|user|: And how\\nmuch?"}\n',
      'x_rewrite.jsonl': '{"_id":"1","text":"|user|: How much is it?"}\n',
    });
    assert.equal(dataset.kind, 'rewrites');
    assert.deepEqual(dataset.turns, [
      {
        id: 'x 1',
        earlier: ['What is it?'],
        question: 'And how\nmuch?',
        rewrite: 'How much is it?',
      },
    ]);
  });

  it('takes a folder of data sets for all of them, and says when there is none', (t) => {
    const folder = folderWith(t, {
      'one/questions.jsonl': '{"question":"Why?","unanswerable":true}',
      'one/a.txt': 'Text.',
      'two/questions.jsonl': '{"question":"Why?","unanswerable":true}',
      'two/a.txt': 'Text.',
    });
    assert.deepEqual(
      loadDatasets(folder).map(({ name }) => name),
      ['one', 'two'],
    );
    refuses(t, { 'a.txt': '' }, /holds no data set/u);
    assert.throws(() => loadDatasets(join(folder, 'three')), /There is no folder/u);
  });
});
