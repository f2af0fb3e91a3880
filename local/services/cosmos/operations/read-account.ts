import type { Reply } from '../reply.ts';
import type { CosmosRequest } from '../request.ts';

/** The account as the SDK's endpoint discovery wants it: one region, at the address it asked. */
export function readAccount(request: CosmosRequest): Reply {
  const region = {
    name: 'Local',
    databaseAccountEndpoint: `http://${request.headers.host ?? '127.0.0.1'}/`,
  };
  const account = {
    _self: '',
    id: 'local',
    _rid: 'local',
    media: '//media/',
    addresses: '//addresses/',
    _dbs: '//dbs/',
    writableLocations: [region],
    readableLocations: [region],
    enableMultipleWriteLocations: false,
    userReplicationPolicy: { asyncReplication: false, minReplicaSetSize: 1, maxReplicasetSize: 4 },
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    systemReplicationPolicy: { minReplicaSetSize: 1, maxReplicasetSize: 4 },
    readPolicy: { primaryReadCoefficient: 1, secondaryReadCoefficient: 1 },
    queryEngineConfiguration: '{}',
  };
  return { status: 200, body: JSON.stringify(account) };
}
