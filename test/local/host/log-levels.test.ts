import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLevelFilter } from '../../../local/host/log-levels.ts';

describe('createLevelFilter', () => {
  it('lets information and above pass by default', () => {
    const isEnabled = createLevelFilter({});
    assert.equal(isEnabled('Host', 'information'), true);
    assert.equal(isEnabled('Host', 'debug'), false);
  });

  it('takes the longest category that is a dotted prefix', () => {
    const isEnabled = createLevelFilter({
      default: 'Error',
      Function: 'Warning',
      'Function.chat': 'None',
      'Function.chat.User': 'Trace',
    });
    assert.equal(isEnabled('Worker', 'warning'), false);
    assert.equal(isEnabled('Function.other', 'warning'), true);
    assert.equal(isEnabled('Function.chat', 'critical'), false);
    assert.equal(isEnabled('Function.chat.User', 'trace'), true);
    assert.equal(isEnabled('Function.chatter', 'information'), false);
    assert.equal(isEnabled('Function.chatter', 'warning'), true);
  });
});
