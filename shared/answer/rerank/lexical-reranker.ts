import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { Reranker } from '../../ports/reranker.ts';
import { questionTerms, type Term } from '../question-terms.ts';
import { termMatcher } from '../term-matcher.ts';
import { termWeights } from '../term-weights.ts';
import { candidateHits, meanLengths } from './field-hits.ts';
import { bestStretch, coverage, frequency, phrases } from './lexical-features.ts';

/**
 * Reorders candidates by where the question's terms stand in them: how many of the weighty ones and how often, how close
 * together, which in the question's own order, and whether the title and headings speak of them. Retrieval has two voices of
 * its own: the keyword search's score, because only the index knows how rare a term is among all passages, and the fused
 * order, because likeness of meaning that no word shows is only known there. No model and no network.
 */
export const lexicalReranker: Reranker = {
  async rerank(question, candidates) {
    const terms = questionTerms(question);
    if (terms.length === 0) return { passages: candidates };
    const scores = lexicalScores(terms, candidates);
    const passages = candidates
      .map((chunk, index) => ({ ...chunk, score: scores[index] ?? 0 }))
      .sort((a, b) => b.score - a.score);
    return { passages };
  },
};

/**
 * How much each feature counts; together 1. Set with question sets unlike one another (employee benefits, encyclopaedia
 * paragraphs, claims about medical abstracts, long reports); values near these do as well. The fused order
 * counts more than these sets ask for: they were retrieved with hashed words, and a trained embedding model knows more.
 */
const share = {
  frequency: 0.48,
  stretch: 0.15,
  keyword: 0.15,
  phrases: 0.1,
  retrieval: 0.07,
  place: 0.05,
};

function lexicalScores(terms: readonly Term[], candidates: readonly RetrievedChunk[]): number[] {
  const match = termMatcher(terms);
  const found = candidates.map((chunk) => ({ chunk, hits: candidateHits(chunk, match) }));
  const all = found.map(({ hits }) => hits);
  const weights = termWeights(
    terms,
    all.map(({ terms: present }) => present),
  );
  const mean = meanLengths(all);
  const bestRetrieval = best(candidates.map(({ score }) => score));
  const bestKeyword = best(candidates.map(({ keywordScore = 0 }) => keywordScore));
  return found.map(
    ({ chunk: { score, keywordScore = 0 }, hits }) =>
      share.frequency * frequency(hits, mean, weights) +
      share.stretch * bestStretch(hits.content.hits, weights) +
      share.keyword * (keywordScore / bestKeyword) +
      share.phrases * phrases(hits, mean, weights) +
      share.retrieval * (score / bestRetrieval) +
      share.place * coverage(hits.place.hits, weights),
  );
}

function best(scores: readonly number[]): number {
  return Math.max(...scores, Number.MIN_VALUE);
}
