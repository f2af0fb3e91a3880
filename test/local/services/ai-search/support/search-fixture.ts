import {
  AzureKeyCredential,
  SearchClient,
  SearchIndexClient,
  type SearchIndex,
  type SearchOptions,
} from '@azure/search-documents';
import {
  startAiSearch,
  type AiSearchOptions,
} from '../../../../../local/services/ai-search/start-ai-search.ts';

/** A document of the test index. */
export interface TestDocument {
  readonly id: string;
  readonly tenantId?: string;
  readonly kind?: string | null;
  readonly title?: string;
  readonly content?: string;
  readonly groups?: readonly string[];
  readonly page?: number | null;
  readonly updatedAt?: Date | string;
  readonly vector?: readonly number[];
}

export const testIndex: SearchIndex = {
  name: 'chunks',
  fields: [
    { name: 'id', type: 'Edm.String', key: true, filterable: true },
    { name: 'tenantId', type: 'Edm.String', filterable: true, facetable: true },
    { name: 'kind', type: 'Edm.String', filterable: true, facetable: true, sortable: true },
    { name: 'title', type: 'Edm.String', searchable: true, analyzerName: 'en.microsoft' },
    { name: 'content', type: 'Edm.String', searchable: true, analyzerName: 'en.lucene' },
    { name: 'groups', type: 'Collection(Edm.String)', filterable: true, facetable: true },
    { name: 'page', type: 'Edm.Int32', filterable: true, sortable: true },
    { name: 'updatedAt', type: 'Edm.DateTimeOffset', filterable: true, sortable: true },
    {
      name: 'vector',
      type: 'Collection(Edm.Single)',
      searchable: true,
      hidden: true,
      vectorSearchDimensions: 4,
      vectorSearchProfileName: 'default',
    },
  ],
  vectorSearch: {
    algorithms: [{ name: 'hnsw', kind: 'hnsw', parameters: { metric: 'cosine', m: 4 } }],
    compressions: [{ compressionName: 'quantized', kind: 'scalarQuantization' }],
    profiles: [
      { name: 'default', algorithmConfigurationName: 'hnsw', compressionName: 'quantized' },
    ],
  },
  semanticSearch: {
    defaultConfigurationName: 'default',
    configurations: [
      {
        name: 'default',
        prioritizedFields: { titleField: { name: 'title' }, contentFields: [{ name: 'content' }] },
      },
    ],
  },
  scoringProfiles: [
    { name: 'titles', textWeights: { weights: { title: 5 } } },
    {
      name: 'fresh',
      functions: [
        {
          type: 'freshness',
          fieldName: 'updatedAt',
          boost: 10,
          interpolation: 'linear',
          parameters: { boostingDuration: 'P30D' },
        },
      ],
    },
  ],
};

export const testDocuments: readonly TestDocument[] = [
  {
    id: '1',
    tenantId: 't1',
    kind: 'pdf',
    title: 'Resetting your password',
    content:
      'To reset the password open Settings and choose Reset. The reset link expires after one hour.',
    groups: ['g1'],
    page: 1,
    updatedAt: '2026-01-01T00:00:00Z',
    vector: [1, 0, 0, 0],
  },
  {
    id: '2',
    tenantId: 't1',
    kind: 'web',
    title: 'Billing FAQ',
    content: 'Invoices are issued monthly. Payments can be made by card.',
    groups: ['g1', 'g2'],
    page: 2,
    updatedAt: '2026-02-01T00:00:00Z',
    vector: [0, 1, 0, 0],
  },
  {
    id: '3',
    tenantId: 't2',
    kind: 'pdf',
    title: 'Password policies',
    content: 'Passwords must have twelve characters.',
    groups: ['g2'],
    page: 3,
    updatedAt: '2026-03-01T00:00:00Z',
    vector: [0.9, 0.1, 0, 0],
  },
  {
    id: '4',
    tenantId: 't1',
    kind: 'pdf',
    title: 'Network setup',
    content: 'Configure the router before resetting devices.',
    groups: [],
    page: 4,
    updatedAt: '2026-04-01T00:00:00Z',
    vector: [0, 0, 1, 0],
  },
];

/** A running service with SDK clients. */
export class SearchFixture {
  readonly service: Awaited<ReturnType<typeof startAiSearch>>;
  readonly indexClient: SearchIndexClient;
  readonly client: SearchClient<TestDocument>;

  private constructor(service: Awaited<ReturnType<typeof startAiSearch>>) {
    this.service = service;
    this.indexClient = new SearchIndexClient(
      service.endpoint,
      new AzureKeyCredential(service.apiKey),
      clientOptions,
    );
    this.client = this.clientWithKey(service.apiKey);
  }

  static async start(options: Partial<AiSearchOptions> = {}): Promise<SearchFixture> {
    return new SearchFixture(await startAiSearch({ port: 0, ...options }));
  }

  /** Starts a service that has the test index and its four documents. */
  static async startFilled(options: Partial<AiSearchOptions> = {}): Promise<SearchFixture> {
    const fixture = await SearchFixture.start(options);
    try {
      await fixture.indexClient.createIndex(testIndex);
      await fixture.client.uploadDocuments([...testDocuments], { throwOnAnyFailure: true });
      return fixture;
    } catch (error) {
      await fixture.close();
      throw error;
    }
  }

  clientWithKey(apiKey: string): SearchClient<TestDocument> {
    const credential = new AzureKeyCredential(apiKey);
    return new SearchClient(this.service.endpoint, testIndex.name, credential, clientOptions);
  }

  /** Searches and reads all pages. */
  async search(text: string | undefined, options: SearchOptions<TestDocument> = {}) {
    const found = await this.client.search(text, options);
    const results = [];
    for await (const result of found.results) results.push(result);
    return { ...found, results, ids: results.map(({ document }) => document.id) };
  }

  /** Ids of all documents that pass a filter, sorted. */
  async filter(filter: string): Promise<string[]> {
    return (await this.search('*', { filter })).ids.toSorted();
  }

  async setFaults(rules: readonly object[]): Promise<void> {
    const body = JSON.stringify(rules);
    await fetch(`${this.service.endpoint}/_faults`, { method: 'PUT', body });
  }

  async close(): Promise<void> {
    await this.service.close();
  }
}

const clientOptions = {
  allowInsecureConnection: true,
  retryOptions: { maxRetries: 3, retryDelayInMs: 1 },
};

/** A search option for one vector query. */
export function nearestTo(vector: number[], k = 50) {
  return {
    queries: [
      { kind: 'vector' as const, vector, fields: ['vector' as never], kNearestNeighborsCount: k },
    ],
  };
}
