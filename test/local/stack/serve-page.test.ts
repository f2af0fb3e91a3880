import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { servePage } from '../../../local/stack/serve-page.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('servePage', () => {
  const folder = temporaryFolder({ after });
  const page = join(folder, 'dist');
  const server = createServer(servePage(page));

  /** Sends the path as it is; `fetch` would tidy it up first. */
  async function get(path: string, method = 'GET') {
    const { port } = server.address() as AddressInfo;
    const sent = request({ host: '127.0.0.1', port, path, method }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return {
      status: response.statusCode,
      headers: response.headers,
      body: await text(response),
    };
  }

  before(async () => {
    mkdirSync(join(page, 'assets'), { recursive: true });
    mkdirSync(join(folder, 'dist-other'));
    writeFileSync(join(page, 'index.html'), '<!doctype html>page');
    writeFileSync(join(page, 'assets', 'index-1a2b.js'), 'script');
    writeFileSync(join(page, 'a name.svg'), '<svg/>');
    writeFileSync(join(page, 'data.bin'), 'data');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'dist-other', 'secret.txt'), 'secret');
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  it('serves index.html at /, whatever the query, and asks for it anew each time', async () => {
    for (const path of ['/', '/?session=1', '/index.html']) {
      const { status, headers, body } = await get(path);
      assert.equal(status, 200);
      assert.equal(body, '<!doctype html>page');
      assert.equal(headers['content-type'], 'text/html; charset=utf-8');
      assert.equal(headers['cache-control'], 'no-cache');
    }
  });

  it('lets assets, whose names change with their content, be kept', async () => {
    const { headers, body } = await get('/assets/index-1a2b.js');
    assert.equal(body, 'script');
    assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  });

  it('decodes names, and does not guess types', async () => {
    assert.equal((await get('/a%20name.svg')).headers['content-type'], 'image/svg+xml');
    assert.equal((await get('/data.bin')).headers['content-type'], 'application/octet-stream');
  });

  it('keeps scripts of others out, and the page out of frames', async () => {
    for (const path of ['/', '/assets/index-1a2b.js', '/nothing']) {
      const { headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'self'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /script-src|unsafe-eval/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
    }
  });

  const outside = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..%2fdist-other%2fsecret.txt',
    '//secret.txt',
    '/%2fetc%2fpasswd',
    '/index.html%00',
    '/%00',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '/assets',
    '/assets/',
    '/nothing',
    `/${'n'.repeat(5000)}`,
    `/${'%2e%2e%2f'.repeat(40)}etc/passwd`,
  ];
  for (const path of outside) {
    it(`has nothing at ${path.slice(0, 40)}`, async () => {
      const { status, body } = await get(path);
      assert.equal(status, 404);
      assert.equal(body, 'There is nothing here.\n');
    });
  }

  it('answers HEAD as GET, without the content', async () => {
    const { status, headers, body } = await get('/', 'HEAD');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(body, '');
  });

  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    it(`refuses ${method} for what is there`, async () => {
      const { status, headers, body } = await get('/', method);
      assert.equal(status, 405);
      assert.equal(headers.allow, 'GET, HEAD');
      assert.equal(body, 'Only GET and HEAD are possible here.\n');
      assert.equal((await get('/nothing', method)).status, 404);
    });
  }
});
