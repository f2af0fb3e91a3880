import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson, parseJsonLines } from '../../../../../shared/ingest/parsers/json/parse-json.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';

const input = (content: string) => ({
  bytes: Buffer.from(content),
  ...defaultParseLimits,
  onPages: () => undefined,
});
const textOf = async (value: unknown) => (await parseJson(input(JSON.stringify(value)))).text;

test('objects become headings and lines, in the order of the document', async () => {
  const text = await textOf({
    title: 'Leave',
    days: 30,
    unused: null,
    kinds: ['sick', 'parental'],
    office: { city: 'Izmir', desk: { floor: 3 } },
    note: 'Ask\nfirst.',
  });
  assert.equal(
    text,
    '- title: Leave\n- days: 30\n- kinds: sick, parental\n- note: Ask first.\n\n' +
      '# office\n\n- city: Izmir\n\n## desk\n\n- floor: 3',
  );
});

test('a list of flat objects is a table, wherever it stands', async () => {
  const rates = [
    { kind: 'Hotel', rate: 120, tags: ['eu', 'uk'] },
    { kind: 'Meal', rate: 40.5, max: true },
  ];
  const table =
    '| kind | rate | tags | max |\n| --- | --- | --- | --- |\n' +
    '| Hotel | 120 | eu, uk |  |\n| Meal | 40.5 |  | true |';
  assert.equal(await textOf(rates), table);
  assert.equal(await textOf({ rates }), `# rates\n\n${table}`);
});

test('lists of nested objects become sections named after what they call themselves', async () => {
  const text = await textOf([
    { name: 'Ann', address: { city: 'Oslo' } },
    { address: { city: 'Rome' } },
  ]);
  assert.equal(
    text,
    '# Ann\n\n- name: Ann\n\n## address\n\n- city: Oslo\n\n# Entry 2\n\n## address\n\n- city: Rome',
  );
});

test('objects with little in common are no table, and do not swell', async () => {
  const list = Array.from({ length: 2000 }, (_, at) => ({ [`key${at}`]: at }));
  const content = JSON.stringify(list);
  assert.ok((await textOf(list)).length < content.length * 3);
});

test('the title is the document’s own', async () => {
  assert.equal((await parseJson(input('{"title":" Rates ","a":1}'))).title, 'Rates');
  assert.equal((await parseJson(input('{"title":{"a":1}}'))).title, undefined);
});

test('one value a line is a table or sections, and broken lines are named', async () => {
  const flat = await parseJsonLines(input('{"a":1,"b":2}\n\n{"a":3,"b":4}\n'));
  assert.equal(flat.text, '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |');
  assert.deepEqual(flat.warnings, []);
  const broken = await parseJsonLines(input('{"a":1}\n{"a":2\n{"a":3}\n'));
  assert.match(broken.text, /\| 3 \|/u);
  assert.deepEqual(broken.warnings, ['Lines that are no JSON were left out: 2.']);
  assert.equal((await parseJson(input('{"a":1}\n{"a":2}'))).text, '| a |\n| --- |\n| 1 |\n| 2 |');
});

test('what is no JSON is damaged, what says nothing is empty', async () => {
  for (const content of ['{"a":', '{a:1}', 'hello']) {
    await assert.rejects(parseJson(input(content)), { code: 'damaged_document' }, content);
  }
  for (const content of ['{}', '[]', 'null', '[null, ""]', '{"a":{"b":[]}}', ' ']) {
    await assert.rejects(parseJson(input(content)), { code: 'empty_document' }, content);
  }
});

test('escapes do not bring in what normal text may not have', async () => {
  assert.equal(await textOf({ a: 'x\u0000\u202ey' }), '- a: xy');
});

test('deep nesting is cut, not followed', async () => {
  const depth = 200_000;
  const { text, warnings } = await parseJson(
    input(`{"kept":1,"deep":${'['.repeat(depth)}{"lost":2}${']'.repeat(depth)}}`),
  );
  assert.match(text, /- kept: 1/u);
  assert.doesNotMatch(text, /lost/u);
  assert.equal(warnings.length, 1);
});

test('keys of the language itself are plain keys', async () => {
  const text = (await parseJson(input('[{"__proto__":"a","constructor":"b"},{"__proto__":"c"}]')))
    .text;
  assert.match(text, /\| __proto__ \| constructor \|/u);
});
