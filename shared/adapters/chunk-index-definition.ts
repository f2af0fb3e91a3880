import type { SearchField, SearchIndex } from '@azure/search-documents';
import type { Settings } from '../config/settings.ts';

export const semanticConfiguration = 'chunks';
const vectorProfile = 'chunks';

/** How much a match in a field weighs, against 1 in the content. */
export const textWeights = { title: 1, headings: 1, content: 1 };

type IndexSettings = Pick<Settings, 'SEARCH_INDEX' | 'SEARCH_ANALYZER' | 'EMBEDDING_DIMENSIONS'>;

/** The index `chunks`: one document a chunk. Fields may be added later, never changed (an AI Search rule). */
export function chunkIndexDefinition(settings: IndexSettings): SearchIndex {
  return {
    name: settings.SEARCH_INDEX,
    fields: [...keyFields, ...textFields(settings), ...filterFields, vectorField(settings)],
    vectorSearch: {
      algorithms: [{ name: 'hnsw', kind: 'hnsw', parameters: { metric: 'cosine' } }],
      compressions: [
        {
          compressionName: 'scalar',
          kind: 'scalarQuantization',
          rescoringOptions: {
            enableRescoring: true,
            defaultOversampling: 4,
            rescoreStorageMethod: 'preserveOriginals',
          },
        },
      ],
      profiles: [
        { name: vectorProfile, algorithmConfigurationName: 'hnsw', compressionName: 'scalar' },
      ],
    },
    semanticSearch: {
      configurations: [
        {
          name: semanticConfiguration,
          prioritizedFields: {
            titleField: { name: 'title' },
            contentFields: [{ name: 'content' }],
            keywordsFields: [{ name: 'headings' }],
          },
        },
      ],
    },
    scoringProfiles: [{ name: 'text-weights', textWeights: { weights: textWeights } }],
    defaultScoringProfile: 'text-weights',
  };
}

const keyFields: SearchField[] = [
  { name: 'id', type: 'Edm.String', key: true, filterable: true, sortable: true },
  { name: 'tenantId', type: 'Edm.String', filterable: true },
  { name: 'documentId', type: 'Edm.String', filterable: true },
  { name: 'version', type: 'Edm.String', filterable: true },
  { name: 'ordinal', type: 'Edm.Int32', filterable: true, sortable: true },
];

const filterFields: SearchField[] = [
  { name: 'path', type: 'Edm.String', filterable: true },
  { name: 'pageFrom', type: 'Edm.Int32', filterable: true },
  { name: 'pageTo', type: 'Edm.Int32', filterable: true },
  { name: 'pageOffsets', type: 'Collection(Edm.Int32)' },
  { name: 'groups', type: 'Collection(Edm.String)', filterable: true },
  { name: 'tags', type: 'Collection(Edm.String)', filterable: true, facetable: true },
  { name: 'category', type: 'Edm.String', filterable: true, facetable: true },
  { name: 'audience', type: 'Edm.String', filterable: true, facetable: true },
  { name: 'contentType', type: 'Edm.String', filterable: true, facetable: true },
  { name: 'sourceUrl', type: 'Edm.String' },
  { name: 'updatedAt', type: 'Edm.DateTimeOffset', filterable: true, sortable: true },
];

function textFields(settings: IndexSettings): SearchField[] {
  const analyzerName = settings.SEARCH_ANALYZER;
  return [
    { name: 'title', type: 'Edm.String', searchable: true, analyzerName },
    { name: 'headings', type: 'Collection(Edm.String)', searchable: true, analyzerName },
    { name: 'content', type: 'Edm.String', searchable: true, analyzerName },
  ];
}

function vectorField(settings: IndexSettings): SearchField {
  return {
    name: 'contentVector',
    type: 'Collection(Edm.Single)',
    searchable: true,
    hidden: true,
    vectorSearchDimensions: settings.EMBEDDING_DIMENSIONS,
    vectorSearchProfileName: vectorProfile,
  };
}
