import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { localSettings } from '../../local/stack/local-settings.ts';
import { startServices } from '../../local/stack/start-services.ts';
import { provision } from '../../shared/adapters/provision.ts';
import { readSettings } from '../../shared/config/read-settings.ts';
import { createServices } from '../../shared/services.ts';
import { root } from '../../tools/support/temporary-stack.ts';

test('Provisioning makes what the app needs, and can be repeated without loss', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'grounded-provision-'));
  const local = await startServices({ cosmos: 0, search: 0, model: 0, blob: 0, bus: 0 }, directory);
  t.after(async () => {
    await local.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const settings = readSettings(localSettings(root, local.endpoints, {}));
  const signal = AbortSignal.timeout(30_000);
  const { sessions, searchIndex, originals } = createServices(settings);

  await assert.rejects(sessions.ping(), { code: 'store_unavailable' });
  await assert.rejects(originals.ping(signal), { code: 'storage_unavailable' });
  await provision(settings, signal);
  await originals.write('local/a.md', '# A', { contentType: 'text/markdown' }, signal);
  await provision(settings, signal);

  await Promise.all([sessions.ping(), searchIndex.ping(signal), originals.ping(signal)]);
  assert.equal((await originals.read('local/a.md', signal))?.toString(), '# A');
});
