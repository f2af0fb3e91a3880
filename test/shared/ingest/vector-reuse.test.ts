import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import { publishVersion } from '../../../shared/ingest/steps/publish-version.ts';
import { vectorsBlob } from '../../../shared/ingest/processed-blobs.ts';
import { memoryPorts, runUntil, signal, store, type MemoryPorts } from './support.ts';

const name = 'acme/rules.md';
const id = documentId('acme', 'rules.md');
/** A passage holds a section with room to spare, but not two. */
const roomy = { CHUNK_TOKENS: '80' };
const section = (at: number, what: string) =>
  `## Rule ${at}\n\n${`Rule ${at} says what ${what} may do on day ${at}. `.repeat(4)}\n\n`;
const rules = (what: (at: number) => string) =>
  `# Rules\n\n${Array.from({ length: 20 }, (_, at) => section(at, what(at))).join('')}`;

/** The texts that the model is asked for, from now on. */
function watchTexts({ embeddingModel }: MemoryPorts): string[] {
  const asked: string[] = [];
  const embed = embeddingModel.embed.bind(embeddingModel);
  embeddingModel.embed = async (texts) => {
    asked.push(...texts);
    return embed(texts);
  };
  return asked;
}

async function vectorsFound(ports: MemoryPorts, query: string): Promise<readonly string[]> {
  const scope = { principal: { tenantId: 'acme', userId: 'u', groups: [] }, filters: {} };
  const [vector = []] = await ports.embeddingModel.embed([query]);
  const found = await ports.searchIndex.vectorSearch(vector, 100, scope);
  return found.map(({ content, score }) => `${score.toFixed(6)} ${content}`);
}

test('a changed section alone is embedded anew, wherever the others have moved to', async () => {
  const ports = memoryPorts(roomy);
  await runUntil(
    'published',
    await store(
      ports,
      name,
      rules(() => 'staff'),
    ),
    ports,
  );
  const asked = watchTexts(ports);
  const changed = rules((at) => (at === 7 ? 'the cook' : 'staff'));
  const text = changed.replace('## Rule 0', `${section(99, 'visitors')}## Rule 0`);
  const run = await runUntil('published', await store(ports, name, text), ports);
  const record = await ports.documents.get('acme', id);
  for (const word of ['cook', 'visitors']) assert.ok(asked.some((one) => one.includes(word)));
  assert.ok(asked.length <= 4, `${asked.length} of ${record?.chunks} were embedded`);
  assert.equal(record?.reusedVectors, record?.chunks && record.chunks - asked.length);

  const fresh = memoryPorts(roomy);
  await runUntil('published', await store(fresh, name, text), fresh);
  const query = 'what staff may do on day 12';
  assert.deepEqual(await vectorsFound(ports, query), await vectorsFound(fresh, query));
  assert.equal(record?.indexedContent?.version, run.version);
});

test('another title, or another model, is another vector', async () => {
  const ports = memoryPorts(roomy);
  const text = rules(() => 'staff');
  await runUntil('published', await store(ports, name, text), ports);
  const asked = watchTexts(ports);
  await runUntil('published', await store(ports, name, text, { title: 'House rules' }), ports);
  const { chunks } = (await ports.documents.get('acme', id)) ?? {};
  assert.equal(asked.length, chunks);
  Object.assign(ports.embeddingModel, { id: 'another-64' });
  await runUntil(
    'published',
    await store(ports, name, `${text}x`, { title: 'House rules' }),
    ports,
  );
  assert.equal(asked.length, 2 * (chunks ?? NaN));
});

test('vectors that are gone by the time they are needed are made anew', async () => {
  const ports = memoryPorts(roomy);
  const text = rules(() => 'staff');
  const first = await runUntil('published', await store(ports, name, text), ports);
  const stored = await store(ports, name, `${text}\n\nThe end.`);
  const run = await runUntil('chunked', stored, ports);
  await ports.processed.remove(vectorsBlob(first, 0));
  const asked = watchTexts(ports);
  await runUntil('published', stored, ports);
  assert.ok(asked.length >= 3);
  const record = await ports.documents.get('acme', id);
  const options = { version: run.version };
  assert.equal(await ports.searchIndex.countChunks('acme', id, options), record?.chunks);
});

test('a version that is made again does not build on its own vectors', async () => {
  const ports = memoryPorts(roomy);
  const stored = await store(
    ports,
    name,
    rules(() => 'staff'),
  );
  await runUntil('published', stored, ports);
  const asked = watchTexts(ports);
  const run = await runUntil('written', stored, ports);
  await publishVersion(run, ports, signal);
  const record = await ports.documents.get('acme', id);
  assert.equal(asked.length, record?.chunks);
  assert.equal(record?.reusedVectors, 0);
});
