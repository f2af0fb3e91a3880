import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { LocalError } from '../../../local/stack/local-error.ts';
import { faultReport, sentence } from '../../../local/stack/sentence.ts';
import { AppError } from '../../../shared/errors.ts';

const refused = new AppError('configuration', 'It is wrong.', { remedy: 'Put it right.' });

/** The system's own error for a file that is not there. */
function systemError(): unknown {
  try {
    return readFileSync('/nothing/here');
  } catch (error) {
    return error;
  }
}

describe('sentence', () => {
  it('says what happened and what to do', () => {
    assert.equal(sentence(refused), 'It is wrong. Put it right.');
    assert.equal(sentence(new LocalError('It is taken.')), 'It is taken.');
    assert.equal(sentence('just text'), 'just text');
  });
});

describe('faultReport', () => {
  it('is a sentence for faults a person can mend', () => {
    assert.equal(faultReport(refused), 'It is wrong. Put it right.');
    assert.equal(faultReport(new LocalError('It is taken.')), 'It is taken.');
    assert.equal(
      faultReport(systemError()),
      "ENOENT: no such file or directory, open '/nothing/here'",
    );
  });

  it('keeps the stack of a fault of ours', () => {
    assert.match(faultReport(new TypeError('x is undefined')), /^TypeError: x is undefined\n +at /);
  });
});
