import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEntities } from '../../../../../local/services/service-bus/entities/parse-entities.ts';
import { aMessage } from '../a-message.ts';

/** The filters of a subscription with these rules. */
function filtersOf(rules: unknown) {
  const { topics } = parseEntities({
    topics: [{ name: 'events', subscriptions: [{ name: 'some', rules }] }],
  });
  return topics[0]?.subscriptions[0]?.filters ?? [];
}

const sql = (sqlExpression: string) => ({ filterType: 'SqlFilter', sqlFilter: { sqlExpression } });

describe('the rules of a subscription', () => {
  it('take every message when there are none', () => {
    assert.deepEqual(
      filtersOf([]).map((takes) => takes(aMessage())),
      [true],
    );
  });

  it('become filters, in their order', () => {
    const correlation = { filterType: 'CorrelationFilter', correlationFilter: { label: 'b' } };
    const filters = filtersOf([
      { name: '$Default', properties: sql("sys.Label = 'a'") },
      { name: 'second', properties: correlation },
    ]);
    const taken = (label: string) => filters.map((takes) => takes(aMessage({ label })));
    assert.deepEqual(
      [taken('a'), taken('b')],
      [
        [true, false],
        [false, true],
      ],
    );
  });

  const wrong: readonly [string, unknown, RegExp][] = [
    [
      'rules beside the one that takes all',
      [{ name: 'mine', properties: sql('1=1') }],
      /rules of events\/subscriptions\/some leave the rule “\$Default” in place/,
    ],
    [
      'a wrong expression',
      [{ name: '$Default', properties: sql('a = ') }],
      /rule “\$Default” of events\/subscriptions\/some is not usable: .* position 5/,
    ],
    ['an action', [{ name: '$Default', properties: { ...sql('1=1'), action: {} } }], /"action"/],
    [
      'a correlation filter without a condition',
      [
        {
          name: '$Default',
          properties: { filterType: 'CorrelationFilter', correlationFilter: {} },
        },
      ],
      /a correlation filter needs a condition/,
    ],
  ];
  for (const [what, rules, message] of wrong) {
    it(`refuse ${what}, and say so`, () => {
      assert.throws(() => filtersOf(rules), { message });
    });
  }
});
