import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsSchema } from '../../shared/config/settings.ts';
import { codeRows, readPage, section } from '../support/read-page.ts';

/** Read by the Functions host alone. */
const ofTheHost = ['AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME'];
/** Takes the place of a setting that the sample has. */
const instead = ['DocumentStorage__blobServiceUri', 'ServiceBus__fullyQualifiedNamespace'];

const fields: Readonly<Record<string, { safeParse(value: unknown): { data?: unknown } }>> =
  settingsSchema.shape;
const known = Object.keys(fields);
const rows = codeRows(section(readPage('docs/settings.md'), 'Settings'));
const sample = (
  JSON.parse(readPage('local.settings.sample.json')) as { Values: Record<string, string> }
).Values;

/** The default in words, for settings that have one; undefined for the others. */
function defaultOf(name: string): string | undefined {
  const value = fields[name]?.safeParse(undefined).data;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

test('docs/settings.md lists the settings there are, each once', () => {
  assert.deepEqual(rows.map(([name]) => name).sort(), [...known, ...ofTheHost].sort());
});

test('docs/settings.md gives each default', () => {
  for (const [name = '', given = ''] of rows) {
    const value = defaultOf(name);
    if (value !== undefined) assert.equal(given.replaceAll('`', ''), value, name);
    else assert.match(given, /^(?:–|none, must be set|`[A-Z_]+`)$/u, name);
  }
});

test('local.settings.sample.json has every setting and no other', () => {
  assert.deepEqual(
    Object.keys(sample).sort(),
    [...known, ...ofTheHost].filter((name) => !instead.includes(name)).sort(),
  );
});

test('local.settings.sample.json says the defaults', () => {
  for (const [name, value] of Object.entries(sample)) {
    assert.equal(value, defaultOf(name) ?? value, name);
  }
});
