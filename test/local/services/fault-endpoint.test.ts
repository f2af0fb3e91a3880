import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { serveFaultEndpoint } from '../../../local/services/fault-endpoint.ts';
import { Faults } from '../../../local/services/faults.ts';

describe('the fault endpoint', () => {
  let chance = 0;
  const faults = new Faults(() => chance);
  let server: Server;
  let endpoint: string;

  before(async () => {
    server = createServer((request, response) => {
      void serveFaultEndpoint(faults, request, response).then(async (served) => {
        if (served || (await faults.apply(request, response))) return;
        response.end('served');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => faults.set([]));

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const put = (rules: unknown) =>
    fetch(`${endpoint}/_faults`, { method: 'PUT', body: JSON.stringify(rules) });

  it('takes rules, lists them and lets them decide', async () => {
    const rules = [{ match: 'GET /docs', status: 503, retryAfter: 2, count: 1 }];
    assert.equal((await put(rules)).status, 200);
    assert.deepEqual(await (await fetch(`${endpoint}/_faults`)).json(), rules);

    const hit = await fetch(`${endpoint}/docs`);
    assert.deepEqual([hit.status, hit.headers.get('retry-after')], [503, '2']);
    assert.equal(await (await fetch(`${endpoint}/docs`)).text(), 'served');
  });

  it('gives every rule that matches its chance, in their order', async () => {
    await put([
      { match: '/docs', status: 429, rate: 0.3 },
      { match: '/docs', status: 500, rate: 0.5 },
    ]);
    const statuses = [];
    for (chance of [0.29, 0.3, 0.49, 0.5]) statuses.push((await fetch(`${endpoint}/docs`)).status);
    assert.deepEqual(statuses, [429, 500, 500, 200]);
  });

  it('refuses a rule it does not know and keeps the old ones', async () => {
    await put([{ status: 500, match: '/never' }]);
    const refused = await put([{ statuss: 500 }]);
    assert.equal(refused.status, 400);
    assert.match(((await refused.json()) as { message: string }).message, /statuss/);
    assert.equal(faults.rules.length, 1);
  });

  it('refuses what is not JSON, a body without end and another method', async () => {
    const send = (init: RequestInit) => fetch(`${endpoint}/_faults`, init);
    assert.equal((await send({ method: 'PUT', body: '[{' })).status, 400);
    assert.equal((await send({ method: 'PUT', body: ' '.repeat(100_000) })).status, 400);
    assert.equal((await send({ method: 'DELETE' })).status, 405);
  });
});
