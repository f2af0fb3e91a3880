import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { DocumentContainer } from '../support/document-container.ts';
import { leavePolicy, makePdf } from '../support/e2e-documents.ts';
import { Random } from '../support/random.ts';

const good = 50;
const signal = AbortSignal.timeout(300_000);

describe('documents that cannot be read, among fifty that can', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  it('fail at once with their reason, and hold nobody up', async () => {
    const random = new Random(20_261_123);
    const pdf = await makePdf(leavePolicy);
    const poison: Record<string, readonly [string | Buffer, string]> = {
      'poison/cut-off.pdf': [pdf.subarray(0, 400), 'damaged_document'],
      'poison/locked.pdf': [
        await makePdf(leavePolicy, { userPassword: 'x' }),
        'encrypted_document',
      ],
      'poison/empty.md': ['', 'empty_document'],
      'poison/picture.pdf': [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'unsupported_media_type'],
    };
    const drops: [string, string | Buffer][] = Object.entries(poison).map(([path, [content]]) => [
      path,
      content,
    ]);
    for (let at = 0; at < good; at += 1) {
      const text = `# Room ${at}\n\nRoom ${at} has ${at + 7} chairs.`;
      drops.splice(random.below(drops.length + 1), 0, [`rooms/${at}.md`, text]);
    }
    const options = { contentType: 'application/octet-stream' };
    for (const [path, content] of drops) {
      await stack.services.originals.write(`local/${path}`, content, options, signal);
    }
    const settled = await stack.api.settledPaths(
      drops.map(([path]) => path),
      240_000,
    );
    const container = new DocumentContainer(stack.services);
    for (const { path, status, error, attempts } of settled) {
      const [, code] = poison[path] ?? [];
      assert.equal(error?.code, code, path);
      assert.equal(status, code === undefined ? 'indexed' : 'failed', path);
      assert.ok(attempts <= 5, `${path} was tried ${attempts} times`);
      if (code === undefined) continue;
      assert.ok((error?.message.length ?? 0) > 20, 'the reason is a sentence');
      const id = (await container.record(path))?.id ?? '';
      assert.equal(await container.chunks(id), 0);
    }
    assert.equal(settled.length, drops.length);
  });
});
