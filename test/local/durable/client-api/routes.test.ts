import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { getStatus } from '../../../../local/durable/client-api/get-status.ts';
import { listInstances } from '../../../../local/durable/client-api/list-instances.ts';
import { raiseEvent } from '../../../../local/durable/client-api/raise-event.ts';
import { findRoute } from '../../../../local/durable/client-api/routes.ts';
import { startInstance } from '../../../../local/durable/client-api/start-instance.ts';

describe('findRoute', () => {
  it('reads and decodes the parameters', () => {
    assert.deepEqual(findRoute('POST', 'orchestrators/my-fn/id%20%3A1'), {
      route: startInstance,
      params: { name: 'my-fn', instanceId: 'id :1' },
    });
    assert.deepEqual(findRoute('POST', 'instances/i/RAISEEVENT/e'), {
      route: raiseEvent,
      params: { instanceId: 'i', eventName: 'e' },
    });
  });

  it('takes a final slash or none', () => {
    for (const path of ['instances', 'instances/']) {
      assert.equal(findRoute('GET', path)?.route, listInstances);
    }
  });

  it('takes a malformed escape as it is', () => {
    assert.deepEqual(findRoute('GET', 'instances/100%'), {
      route: getStatus,
      params: { instanceId: '100%' },
    });
  });

  it('knows method and length', () => {
    assert.equal(findRoute('PUT', 'instances/i'), undefined);
    assert.equal(findRoute('GET', 'instances/i/terminate'), undefined);
    assert.equal(findRoute('POST', 'instances/i/raiseEvent/e/f'), undefined);
  });
});
