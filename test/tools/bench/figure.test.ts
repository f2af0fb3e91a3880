import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figure, reaches } from '../../../tools/bench/figure.ts';

describe('figure', () => {
  it('rounds to three significant digits', () => {
    assert.equal(figure('a', 1234.5, 'ms').value, 1230);
    assert.equal(figure('a', 0.012345, 's').value, 0.0123);
  });

  it('has a target only when one is given', () => {
    assert.equal('target' in figure('a', 1, 'ms'), false);
    assert.equal(figure('a', 1, 'ms', '≤ 2').target, '≤ 2');
  });
});

describe('reaches', () => {
  it('holds upper bounds, the bound included', () => {
    assert.equal(reaches(figure('a', 40, 'ms', '≤ 40')), true);
    assert.equal(reaches(figure('a', 40.1, 'ms', '≤ 40')), false);
  });

  it('holds lower bounds, the bound included', () => {
    assert.equal(reaches(figure('a', 17.5, '1/s', '≥ 17.5')), true);
    assert.equal(reaches(figure('a', 17.4, '1/s', '≥ 17.5')), false);
  });

  it('says nothing without a target', () => {
    assert.equal(reaches(figure('a', 1, 'ms')), undefined);
  });

  it('does not take an unknown value for one that reaches its target', () => {
    assert.equal(reaches(figure('a', NaN, 'MB', '≤ 600')), false);
  });
});
