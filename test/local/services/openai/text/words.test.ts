import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { words } from '../../../../../local/services/openai/text/words.ts';

describe('words', () => {
  const cases: [string, string[]][] = [
    ["The employee's laptop", ['the', 'employee', 'laptop']],
    ["Don't, can't", ['do', 'not', 'can', 'not']],
    ['part-time staff', ['part', 'time', 'staff']],
    ['in-network care', ['innetwork', 'network', 'care']],
    ['non-participating', ['nonparticipating', 'participating']],
    ['X-200 and LT-P-1140', ['x200', 'and', 'ltp1140']],
    ['$1,500.50 or 3.5%', ['1500.50', 'or', '3.5']],
    ['a 30-day notice at 9:00 on 2024-10-21', ['a', '30', 'day', 'notice', 'at', '9:00', 'on', '2024-10-21']],
    ['日本語', ['日本', '本語']],
    ['Größe, Straße', ['größe', 'straße']],
  ]; // prettier-ignore
  for (const [text, expected] of cases) {
    it(`splits “${text}”`, () => assert.deepEqual(words(text), expected));
  }
});
