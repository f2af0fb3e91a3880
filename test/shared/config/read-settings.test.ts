import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { readSettings } from '../../../shared/config/read-settings.ts';
import { AppError } from '../../../shared/errors.ts';
import { root } from '../../../tools/support/temporary-stack.ts';

const sample = localSettings(root, {}, {});
const read = (values: Readonly<Record<string, string | undefined>>) =>
  readSettings({ ...sample, ...values });

function faultsOf(values: Readonly<Record<string, string | undefined>>): string {
  try {
    read(values);
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'configuration');
    return error.message;
  }
  throw new Error('The settings were taken.');
}

test('The sample settings are read, numbers as numbers', () => {
  const settings = read({ EMBEDDING_DIMENSIONS: '128' });
  assert.equal(settings.EMBEDDING_DIMENSIONS, 128);
  assert.equal(settings.DEFAULT_TENANT, 'local');
});

test('Empty variables count as unset', () => {
  const settings = read({ CHUNK_TOKENS: '', CHAT_MODEL_SMALL: '', SEARCH_API_KEY: '  ' });
  assert.equal(settings.CHUNK_TOKENS, 512);
  assert.equal(settings.CHAT_MODEL_SMALL, undefined);
  assert.equal(settings.SEARCH_API_KEY, undefined);
});

test('Allowed origins are a list, each without a path', () => {
  const origins = ['https://chat.contoso.com', 'http://localhost:5173'];
  assert.deepEqual(read({ ALLOWED_ORIGINS: origins.join(', ') }).ALLOWED_ORIGINS, origins);
  for (const wrong of ['*', 'contoso.com', 'https://contoso.com/', 'https://a.example,'])
    assert.match(faultsOf({ ALLOWED_ORIGINS: wrong }), /^ {2}ALLOWED_ORIGINS: /m, wrong);
});

test('Every fault is reported at once', () => {
  const faults = faultsOf({
    AUTH_MODE: '',
    COSMOS_ENDPOINT: 'localhost:8081',
    EMBEDDING_DIMENSIONS: 'many',
    MODEL_TIMEOUT_SECONDS: '3000000',
    DocumentStorage: '',
    CHUNK_TOKENS: '100',
    CHUNK_OVERLAP_TOKENS: '60',
  });
  for (const name of [
    'AUTH_MODE',
    'COSMOS_ENDPOINT',
    'EMBEDDING_DIMENSIONS',
    'MODEL_TIMEOUT_SECONDS',
    'DocumentStorage',
    'CHUNK_OVERLAP_TOKENS',
  ]) {
    assert.match(faults, new RegExp(`^  ${name}: `, 'm'));
  }
});

test('No value is ever shown: any of them may be a secret', () => {
  const secret = 'hunter2-$ecret';
  const everything = Object.fromEntries(Object.keys(sample).map((name) => [name, secret]));
  assert.ok(!faultsOf(everything).includes('hunter2'));
});

test('A file store is named by a connection string or by its address', () => {
  const byAddress = { DocumentStorage: '', DocumentStorage__blobServiceUri: 'https://a.example' };
  assert.equal(read(byAddress).DocumentStorage__blobServiceUri, 'https://a.example');
});

test('A context must hold an answer and a prompt for it', () => {
  assert.match(
    faultsOf({ CHAT_MODEL_CONTEXT_TOKENS: '2000' }),
    /^ {2}CHAT_MODEL_CONTEXT_TOKENS: /m,
  );
  const small = { CHAT_MODEL_SMALL_CONTEXT_TOKENS: '2000' };
  assert.match(faultsOf(small), /^ {2}CHAT_MODEL_SMALL_CONTEXT_TOKENS: /m);
  assert.equal(read({ ...small, MODEL_ROUTING: 'off' }).CHAT_MODEL_SMALL_CONTEXT_TOKENS, 2000);
});
