import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainLine } from '../../../shared/answer/plain-line.ts';

test('A line loses its bullet, number, quotes and emphasis', () => {
  for (const line of [
    'Annual leave',
    ' - Annual leave',
    '2. Annual leave',
    '“Annual leave”',
    '**Annual leave**',
    '"Annual leave"',
    '1) "Annual leave" ',
  ]) {
    assert.equal(plainLine(line, 80), 'Annual leave', line);
  }
});

test('Words of any language are plain, also with marks and joiners', () => {
  for (const line of [
    'Urlaub & Teilzeit (2026)',
    '年假有几天？',
    'می‌خواهم بدانم',
    'क्या अवकाश है?',
    'What’s new?',
  ]) {
    assert.equal(plainLine(line, 80), line);
  }
});

test('A line with anything but words is no line', () => {
  for (const line of [
    '',
    '   ',
    '- ',
    'x'.repeat(81),
    'See https://evil.example',
    'See www.evil.example',
    'javascript:alert(1)',
    'Leave [1]',
    'Leave 【1】',
    '[Leave](x)',
    '<b>Leave</b>',
    '<img src=x onerror=alert(1)>',
    '</title>',
    '{"title": "Leave"}',
    '`Leave`',
    '| Leave |',
    'Leave\u0000',
    'Leave\u202Eevael',
    'Lea\u200Bve',
    'Leave\uD800',
  ]) {
    assert.equal(plainLine(line, 80), undefined, JSON.stringify(line));
  }
});
