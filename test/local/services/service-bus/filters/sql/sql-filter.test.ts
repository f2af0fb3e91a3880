import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sqlFilter } from '../../../../../../local/services/service-bus/filters/sql/sql-filter.ts';
import { aMessage } from '../../a-message.ts';

const message = aMessage({
  messageId: 'm-1',
  label: 'Failed',
  sessionId: 's',
  application: {
    text: "it's 100%",
    number: 5,
    negative: -1.5,
    yes: true,
    no: false,
    nothing: null,
    when: new Date(1_000),
    'with space': 'x',
    list: [1],
  },
});
const takes = (expression: string) => sqlFilter(expression)(message);

describe('sqlFilter', () => {
  const taken = [
    '1=1',
    'TRUE',
    'yes',
    'NOT no',
    "text = 'it''s 100%'",
    'number = 5',
    'number <> 6',
    'number != 6',
    'number > 4 AND number >= 5 AND number < 6 AND number <= 5',
    'negative = -1.5',
    'when = 1000',
    "sys.Label = 'Failed'",
    "SYS.label = 'Failed'",
    "sys.MessageId = 'm-1' and sys.SessionId = 's'",
    'user.number = 5',
    "[with space] = 'x'",
    'user."with space" = \'x\'',
    'number IN (1, 5, 9)',
    'number NOT IN (1, 2)',
    "text LIKE 'it%'",
    "text LIKE '%100!%' ESCAPE '!'",
    "sys.Label LIKE 'F_iled'",
    "text NOT LIKE 'x%'",
    'missing IS NULL',
    'nothing IS NULL',
    'number IS NOT NULL',
    'EXISTS(number)',
    'NOT EXISTS (missing)',
    'no OR (number = 5 AND yes)',
    'no AND yes OR yes',
    'yes OR missing = 1',
  ];
  for (const expression of taken) {
    it(`takes: ${expression}`, () => {
      assert.equal(takes(expression), true);
    });
  }

  const left = [
    '1=0',
    'no',
    "text = 'IT''S 100%'",
    "number = '5'",
    'number = 6',
    'missing = 1',
    'NOT missing = 1',
    'missing <> 1',
    'missing NOT IN (1)',
    "missing NOT LIKE 'x'",
    'nothing = nothing',
    'yes > no',
    'list = 1',
    'number',
    'yes AND missing = 1',
    "sys.To = 'x'",
    'toString IS NOT NULL',
  ];
  for (const expression of left) {
    it(`does not take: ${expression}`, () => {
      assert.equal(takes(expression), false);
    });
  }

  const wrong: readonly [string, RegExp][] = [
    ['', /a value or a property is expected at position 1, not the end/],
    ['a =', /expected at position 4, not the end/],
    ['a = 1 b', /the end is expected at position 7, not “b”/],
    ['(a = 1', /“\)” is expected at position 7/],
    ['a NOT 1', /IN or LIKE is expected at position 7/],
    ['a IS 1', /NULL is expected/],
    ['a = #', /the character “#” at position 5 has no meaning/],
    ["a = 'open", /“'” at position 5/],
    ['a + 1 = 2', /arithmetic \(“\+”\) is not supported/],
    ['newid() = 1', /functions such as newid\(\) are not supported/],
    ['sys.EnqueuedTimeUtc = 1', /the property sys\.EnqueuedTimeUtc is not supported/],
    ['other.a = 1', /“other” is not a scope/],
    ['a LIKE b', /a pattern in quotes is expected/],
    ["a LIKE 'x' ESCAPE 'xy'", /ESCAPE needs one character/],
    ['a = AND', /a value or a property is expected at position 5, not “AND”/],
    [`${'('.repeat(40)}a = 1${')'.repeat(40)}`, /nested more than 32 deep/],
  ];
  for (const [expression, problem] of wrong) {
    it(`refuses: ${expression}`, () => {
      assert.throws(() => sqlFilter(expression), { message: problem });
    });
  }
});
