import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correlationFilter } from '../../../../../local/services/service-bus/filters/correlation-filter.ts';
import { aMessage } from '../a-message.ts';

describe('correlationFilter', () => {
  const takes = correlationFilter({ label: 'a', properties: { region: 'eu', level: 2 } });

  it('takes what equals in every condition', () => {
    const application = { region: 'eu', level: 2, more: true };
    assert.equal(takes(aMessage({ label: 'a', application })), true);
  });

  it('takes nothing that differs in one', () => {
    const application = { region: 'eu', level: 2 };
    for (const message of [
      aMessage({ label: 'A', application }),
      aMessage({ application }),
      aMessage({ label: 'a', application: { ...application, level: '2' } }),
      aMessage({ label: 'a', application: { region: 'eu' } }),
    ]) {
      assert.equal(takes(message), false);
    }
  });
});
