import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { help, readCommandLine } from '../../../tools/eval/command-line.ts';
import { chosenSettings } from '../../../tools/eval/subject/chosen-settings.ts';

describe('the command line', () => {
  it('takes the samples for granted', () => {
    const { folders, answers, judge, concurrency, target } = readCommandLine([]);
    assert.match(folders.join(), /samples$/u);
    assert.deepEqual([answers, judge, concurrency, target], [true, true, 1, undefined]);
  });

  it('reads folders and options', () => {
    const line = readCommandLine(['one', '--no-answers', '--limit', '5', 'two', '--concurrency=3']);
    assert.deepEqual(line.folders, ['one', 'two']);
    assert.deepEqual([line.answers, line.limit, line.concurrency], [false, 5, 3]);
  });

  it('says what is wrong', () => {
    assert.throws(() => readCommandLine(['--limit', 'x']), /--limit x: expected a whole number/u);
    assert.throws(() => readCommandLine(['--concurrency', '0']), /above 0/u);
    assert.throws(() => readCommandLine(['--compare', 'a.json']), /takes two files/u);
    assert.throws(() => readCommandLine(['--nonsense']), /nonsense/u);
  });

  it('explains every option', () => {
    const { positionals: _, folders: __, updateBaseline: ___, ...options } = readCommandLine([]);
    const onByDefault = new Set(['answers', 'judge']);
    for (const name of Object.keys(options)) {
      const option = onByDefault.has(name) ? `--no-${name}` : `--${name}`;
      assert.ok(help.includes(`  ${option} `), option);
    }
  });
});

describe('chosenSettings', () => {
  it('takes settings of the app, and no others', () => {
    assert.equal(chosenSettings(['RERANKER=none', 'TENANT_SETTINGS={"a":1}']).RERANKER, 'none');
    assert.throws(() => chosenSettings(['RERANKR=none']), /expected NAME=value/u);
    assert.throws(() => chosenSettings(['RERANKER']), /expected NAME=value/u);
  });
});
