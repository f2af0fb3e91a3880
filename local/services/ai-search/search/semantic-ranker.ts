import { analyzerNamed } from '../engine/analysis/analyzers.ts';
import { semanticFields, type SemanticConfiguration } from '../definition/semantic-definition.ts';
import type { IndexDefinition } from '../definition/index-definition.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import { textOf } from '../engine/text-of.ts';
import type { Ranked } from '../engine/top-k.ts';
import { invalidRequest } from '../search-service-error.ts';
import { bestPassage, type Passage } from './best-passage.ts';

/** The service hands at most this many results to its semantic ranker. */
const MAX_RERANKED = 50;
/** Reranker scores go from 0 to this. */
const MAX_SCORE = 4;
/** How much the whole document counts beside its best passage. */
const DOCUMENT_SHARE = 0.4;
const MAX_RARITY = 10;

/** A result with the place the ranker gave it. */
export interface Reranked extends Ranked {
  /** 0 to 4. */
  readonly rerankerScore: number;
  /** The sentence that says most about the query; empty when no word of the query occurs. */
  readonly caption: string;
}

/**
 * Stands in for the semantic ranker. It understands nothing: it measures how much of the query's words, weighted by
 * their rarity, a document and its best passage contain. Good enough to exercise a client's semantic code path;
 * no measure of what Azure's language models would rank.
 * @param ranked best first; at most 50 are looked at and returned.
 * @returns in the order of the reranker's scores.
 */
export function rerankByCoverage(
  index: SearchIndex,
  ranked: readonly Ranked[],
  queryText: string,
  configuration: SemanticConfiguration,
): Reranked[] {
  const fields = semanticFields(configuration);
  const weights = queryWeights(index, fields, queryText);
  return ranked
    .slice(0, MAX_RERANKED)
    .map((entry) => {
      const texts = fields.map((name) => textOf(index.at(entry.slot)[name]));
      const passages = texts.map((text) => bestPassage(text, weights));
      const best = passages.reduce<Passage>(
        (left, right) => (right.coverage > left.coverage ? right : left),
        { text: '', coverage: 0, terms: new Set() },
      );
      const whole = bestPassage(texts.join(' ').replaceAll(/\s+/g, ' '), weights, Infinity);
      const coverage = DOCUMENT_SHARE * whole.coverage + (1 - DOCUMENT_SHARE) * best.coverage;
      return { ...entry, rerankerScore: MAX_SCORE * coverage, caption: best.text };
    })
    .sort((left, right) => right.rerankerScore - left.rerankerScore || right.score - left.score);
}

/**
 * @param name from the request; without one the index's default configuration.
 * @throws SearchServiceError 400 when there is none.
 */
export function semanticConfigurationNamed(
  { semantic }: IndexDefinition,
  name: string | null | undefined,
): SemanticConfiguration {
  const wanted = name || semantic.defaultConfiguration;
  const configuration = semantic.configurations?.find((candidate) => candidate.name === wanted);
  if (!configuration) {
    throw invalidRequest(
      wanted
        ? `The semantic configuration '${wanted}' does not exist.`
        : "A semantic query needs the parameter 'semanticConfiguration'.",
    );
  }
  return configuration;
}

/**
 * Weights of the query's terms: their rarity in the field where they are most common, summing to 1.
 * Terms that no field has weigh as much as very rare ones.
 */
function queryWeights(
  index: SearchIndex,
  fields: readonly string[],
  queryText: string,
): Map<number, number> {
  const english = analyzerNamed('en.lucene');
  const textFields = fields
    .map((name) => index.textField(name))
    .filter((field) => field?.analyzer === english);
  const weights = new Map<number, number>();
  english.analyze(queryText, (term) => {
    const rarities = textFields.map((field) => field?.weightOf(term) ?? 0);
    weights.set(term, Math.min(MAX_RARITY, ...rarities.filter((rarity) => rarity > 0)));
  });
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([term, weight]) => [term, weight / total]));
}
