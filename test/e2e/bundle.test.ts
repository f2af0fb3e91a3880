import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundle } from '../../tools/build/bundle.ts';
import { bundleFaults, type Lockfile } from '../../tools/build/check-bundle.ts';
import {
  root,
  startTemporaryStack,
  type TemporaryStack,
} from '../../tools/support/temporary-stack.ts';
import { chinesePdf } from '../support/chinese-pdf.ts';
import { leavePolicy, makePdf, serverFaq } from '../support/e2e-documents.ts';
import { streamAnswer } from '../support/stream-answer.ts';

describe('the deployment bundle, in a folder without node_modules', () => {
  const directory = mkdtempSync(join(tmpdir(), 'grounded-bundle-'));
  let stack: TemporaryStack;

  before(async () => {
    const outdir = join(directory, 'dist');
    const metafile = await bundle(root, outdir);
    const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
    assert.deepEqual(bundleFaults(metafile, lockfile), []);
    cpSync(join(root, 'package.json'), join(directory, 'package.json'));
    stack = await startTemporaryStack({ entry: join(outdir, 'main.js') });
  });
  after(async () => {
    await stack.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('reads documents in its worker and answers with a cited page', async () => {
    const uploaded = [
      await stack.api.uploadContent(await makePdf(leavePolicy), 'leave-policy.pdf'),
      await stack.api.uploadContent(serverFaq, 'server-faq.html'),
    ];
    for (const document of await stack.api.settled(uploaded.map(({ id }) => id))) {
      assert.equal(document.status, 'indexed', document.error?.message);
    }
    const answer = await stack.api.ask('How much does a parking permit cost?');
    assert.match(answer.answer, /12 pounds a month.*\[\d\]/);
    assert.equal(answer.citations[0]?.path, 'leave-policy.pdf');
    assert.equal(answer.citations[0].pageFrom, 3);
  });

  it('streams', async () => {
    const { ended, chunks } = await streamAnswer(stack.url, {
      message: 'How is the Kestrel server restarted?',
    });
    assert.ok(ended);
    assert.equal(chunks.at(-1)?.type, 'finish');
  });

  it('finds the character maps that Chinese PDFs need', async () => {
    const { id } = await stack.api.uploadContent(
      chinesePdf(['员工每年有二十八天年假。', '停车证每月十二英镑。']),
      'zh.pdf',
    );
    const [document] = await stack.api.settled([id]);
    assert.equal(document?.status, 'indexed', document?.error?.message);
    const found = await stack.api.fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '停车证' }),
    });
    const { items } = (await found.json()) as { items: { path: string; content: string }[] };
    const passage = items.find(({ path }) => path === 'zh.pdf');
    assert.match(passage?.content ?? '', /停车证每月十二英镑/);
  });
});
