import {
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  type ContainerDefinition,
} from '@azure/cosmos';

function container(
  id: string,
  paths: string[],
  more: Partial<ContainerDefinition> = {},
): ContainerDefinition & { id: string } {
  return {
    id,
    partitionKey: {
      paths,
      kind: PartitionKeyKind.MultiHash,
      version: PartitionKeyDefinitionVersion.V2,
    },
    ...more,
  };
}

/** Message and citation texts are only ever read, so they are not indexed: it halves the cost of a write. */
const sessionsIndex = {
  includedPaths: [{ path: '/*' }],
  excludedPaths: [
    { path: '/text/?' },
    { path: '/citations/*' },
    { path: '/followUps/*' },
    { path: '/grounding/*' },
  ],
};

/** Kept replies are only ever read by their id. */
const operationsIndex = {
  includedPaths: [{ path: '/*' }],
  excludedPaths: [{ path: '/reply/*' }],
};

/** The containers of database `grounded`; hierarchical partition keys begin with the tenant. */
export const cosmosContainers = {
  sessions: container('sessions', ['/tenantId', '/userId', '/sessionId'], {
    indexingPolicy: sessionsIndex,
  }),
  users: container('users', ['/tenantId', '/userId']),
  documents: container('documents', ['/tenantId', '/documentId'], {
    // Records stay; the traces of removed ones say when they expire.
    defaultTtl: -1,
  }),
  operations: container('operations', ['/tenantId', '/id'], {
    // Time to live is on; each item says its own.
    defaultTtl: -1,
    indexingPolicy: operationsIndex,
  }),
} as const;
