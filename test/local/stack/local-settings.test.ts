import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { localSettings, type Environment } from '../../../local/stack/local-settings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sample = { MODEL_ENDPOINT: 'http://sample', CHAT_MODEL: 'sample', DEFAULT_TENANT: 'sample' };

/** A project folder with the sample settings and, where given, own ones. */
function project(t: TestContext, own?: unknown): string {
  const root = temporaryFolder(t);
  const write = (name: string, content: string) => writeFileSync(join(root, name), content);
  write('local.settings.sample.json', JSON.stringify({ IsEncrypted: false, Values: sample }));
  if (own !== undefined) {
    write('local.settings.json', typeof own === 'string' ? own : JSON.stringify(own));
  }
  return root;
}

const endpoints: Environment = { MODEL_ENDPOINT: 'http://stack' };

describe('localSettings', () => {
  it('puts the addresses of the stack over the sample', (t) => {
    const settings = localSettings(project(t), endpoints, {});
    assert.deepEqual(settings, { ...sample, MODEL_ENDPOINT: 'http://stack' });
  });

  it('takes from the own file what differs from the sample', (t) => {
    const own = { ...sample, CHAT_MODEL: 'own', EXTRA: 'own' };
    const settings = localSettings(project(t, { Values: own }), endpoints, {});
    assert.equal(settings.MODEL_ENDPOINT, 'http://stack', 'a copied value is no wish');
    assert.equal(settings.CHAT_MODEL, 'own');
    assert.equal(settings.EXTRA, 'own');
  });

  it('prefers an own address to that of the stack', (t) => {
    const root = project(t, { Values: { MODEL_ENDPOINT: 'http://own' } });
    assert.equal(localSettings(root, endpoints, {}).MODEL_ENDPOINT, 'http://own');
  });

  it('lets the shell have the last word, for settings alone', (t) => {
    const root = project(t, { Values: { CHAT_MODEL: 'own' } });
    const shell = { CHAT_MODEL: 'shell', MODEL_ENDPOINT: undefined, PATH: '/bin' };
    const settings = localSettings(root, endpoints, shell);
    assert.equal(settings.CHAT_MODEL, 'shell');
    assert.equal(settings.MODEL_ENDPOINT, 'http://stack');
    assert.equal(settings.PATH, undefined);
  });

  for (const own of ['{"Values":', '[]', { values: {} }, { Values: { CHAT_MODEL: 7 } }]) {
    it(`names the file for ${JSON.stringify(own)}`, (t) => {
      assert.throws(() => localSettings(project(t, own), endpoints, {}), {
        name: 'LocalError',
        message: /local\.settings\.json is not usable: it must be JSON with an object "Values"/,
      });
    });
  }
});
