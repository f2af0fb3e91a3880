import assert from 'node:assert/strict';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Journal } from '../../../../tools/eval/journal/journal.ts';
import { aResult } from '../../../support/a-dataset-run.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const subject = { documents: 3, settings: { RERANKER: 'none' } };

describe('the journal', () => {
  it('gives an interrupted run its finished questions and its subject', (t) => {
    const path = join(temporaryFolder(t), 'state', 'run.journal');
    const first = new Journal(path, 'print');
    assert.equal(first.subject, undefined);
    first.open(subject);
    first.add(aResult({ id: 'a' }));
    first.add(aResult({ id: 'b' }));
    const second = new Journal(path, 'print');
    assert.deepEqual([...second.finished.keys()], ['a', 'b']);
    assert.deepEqual(second.subject, subject);
    second.open(subject);
    second.add(aResult({ id: 'c' }));
    assert.deepEqual([...new Journal(path, 'print').finished.keys()], ['a', 'b', 'c']);
  });

  it('does not mind a last line that is cut short', (t) => {
    const path = join(temporaryFolder(t), 'run.journal');
    const first = new Journal(path, 'print');
    first.open(subject);
    first.add(aResult({ id: 'a' }));
    appendFileSync(path, '{"id":"b","quest');
    const second = new Journal(path, 'print');
    second.open(subject);
    second.add(aResult({ id: 'b' }));
    assert.deepEqual([...new Journal(path, 'print').finished.keys()], ['a', 'b']);
  });

  it('of another run counts for nothing', (t) => {
    const path = join(temporaryFolder(t), 'run.journal');
    const first = new Journal(path, 'print');
    first.open(subject);
    first.add(aResult());
    assert.equal(new Journal(path, 'another').finished.size, 0);
    first.remove();
    assert.ok(!existsSync(path));
  });
});
