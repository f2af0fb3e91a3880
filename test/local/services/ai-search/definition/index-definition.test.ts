import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkIndexUpdate } from '../../../../../local/services/ai-search/definition/check-index-update.ts';
import { parseIndexDefinition } from '../../../../../local/services/ai-search/definition/index-definition.ts';
import { serviceError } from '../support/service-error.ts';

const key = { name: 'id', type: 'Edm.String', key: true };
const text = { name: 'text', type: 'Edm.String', searchable: true };
const vector = {
  name: 'vector',
  type: 'Collection(Edm.Single)',
  dimensions: 4,
  retrievable: false,
  vectorSearchProfile: 'p',
};
const vectorSearch = {
  algorithms: [{ name: 'h', kind: 'hnsw', hnswParameters: { metric: 'cosine' } }],
  profiles: [{ name: 'p', algorithm: 'h' }],
};

/** A definition with some properties replaced. */
function define(changes: object = {}): unknown {
  return { name: 'docs', fields: [key, text, vector], vectorSearch, ...changes };
}

describe('parseIndexDefinition', () => {
  it("fills in the service's defaults", () => {
    const { fields, keyField, bm25 } = parseIndexDefinition(
      define({ fields: [key, { name: 'page', type: 'Edm.Int32' }, vector] }),
    );
    assert.equal(keyField, 'id');
    assert.deepEqual(bm25, { k1: 1.2, b: 0.75 });
    const [, page, vectorField] = fields;
    assert.deepEqual(
      [page?.filterable, page?.sortable, page?.facetable, page?.searchable, page?.retrievable],
      [true, true, true, false, true],
    );
    assert.deepEqual([vectorField?.filterable, vectorField?.searchable], [false, true]);
  });

  it('answers 400 to a definition that contradicts itself, naming what is wrong', () => {
    const semantic = (field: string) => ({
      semantic: {
        configurations: [
          { name: 's', prioritizedFields: { prioritizedContentFields: [{ fieldName: field }] } },
        ],
      },
    });
    const cases: [changes: object, message: RegExp][] = [
      [{ name: 'Bad_Name' }, /index name/],
      [{ fields: [text] }, /exactly one key/],
      [{ fields: [key, { ...text, key: true }] }, /exactly one key/],
      [{ fields: [key, text, text] }, /'text' is used more than once/],
      [{ fields: [{ ...key, type: 'Edm.Int32', searchable: false }] }, /key field 'id'/],
      [{ fields: [key, { ...text, colour: 'red' }] }, /colour/],
      [{ fields: [key, { name: '1st', type: 'Edm.String' }] }, /field name/],
      [{ fields: [key, { ...vector, dimensions: null }] }, /'dimensions'/],
      [{ fields: [key, { ...vector, vectorSearchProfile: 'q' }] }, /profile 'q'/],
      [{ fields: [key, { name: 'n', type: 'Edm.Int32', searchable: true }] }, /'n' .* searchable/],
      [{ fields: [key, { ...text, searchable: false, analyzer: 'keyword' }] }, /not searchable/],
      [{ vectorSearch: { profiles: [{ name: 'p', algorithm: 'x' }] } }, /algorithm .* 'x'/],
      [semantic('vanished'), /'vanished' in semantic configuration 's'/],
      [semantic('vector'), /'vector' in semantic configuration 's'/],
      [{ defaultScoringProfile: 'none' }, /scoring profile 'none'/],
      [
        { scoringProfiles: [{ name: 'p', text: { weights: { id2: 2 } } }] },
        /'id2' in scoring profile/,
      ],
    ];
    for (const [changes, message] of cases) {
      assert.throws(
        () => parseIndexDefinition(define(changes)),
        serviceError(400, message),
        String(message),
      );
    }
  });

  it('answers 501 to features that are not served here, naming them', () => {
    const cases: [changes: object, message: RegExp][] = [
      [{ fields: [key, { name: 'geo', type: 'Edm.GeographyPoint' }] }, /Edm\.GeographyPoint/],
      [{ fields: [key, { ...text, analyzer: 'de.lucene' }] }, /de\.lucene/],
      [{ fields: [key, { ...text, synonymMaps: ['m'] }] }, /synonymMaps/],
      [{ fields: [key, { ...vector, retrievable: true }] }, /Returning vectors/],
      [{ suggesters: [{ name: 's' }] }, /suggesters/],
      [{ encryptionKey: {} }, /encryptionKey/],
      [
        {
          vectorSearch: {
            ...vectorSearch,
            algorithms: [{ name: 'h', kind: 'hnsw', hnswParameters: { metric: 'euclidean' } }],
          },
        },
        /euclidean/,
      ],
      [{ vectorSearch: { ...vectorSearch, vectorizers: [{ name: 'v' }] } }, /vectorizer 'v'/],
      [
        {
          scoringProfiles: [
            { name: 'p', functions: [{ type: 'tag', fieldName: 'text', boost: 2 }] },
          ],
        },
        /'tag'/,
      ],
      [{ similarity: { '@odata.type': '#Microsoft.Azure.Search.ClassicSimilarity' } }, /Classic/],
    ];
    for (const [changes, message] of cases) {
      assert.throws(
        () => parseIndexDefinition(define(changes)),
        serviceError(501, message),
        String(message),
      );
    }
  });
});

describe('checkIndexUpdate', () => {
  const current = parseIndexDefinition(define());
  const update = (changes: object) => () =>
    checkIndexUpdate(current, parseIndexDefinition(define(changes)));

  it('lets an index gain fields and hide existing ones', () => {
    const fields = [key, { ...text, retrievable: false }, vector, { name: 'n', type: 'Edm.Int32' }];
    assert.doesNotThrow(update({ fields }));
  });

  it('keeps existing fields as they are', () => {
    const conflicts = [
      [key, vector],
      [key, { ...text, analyzer: 'en.lucene' }, vector],
      [key, { ...text, filterable: false }, vector],
      [key, text, { ...vector, dimensions: 8 }],
    ];
    for (const fields of conflicts) {
      assert.throws(update({ fields }), serviceError(400, /^Existing field/));
    }
  });
});
