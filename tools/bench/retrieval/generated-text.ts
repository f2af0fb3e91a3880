import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/temporary-stack.ts';

/** Chunks a generated document has. */
export const chunksPerDocument = 10;

const functionWords =
  'the of and to in a is that for it as with on by are be this from or an at which has not can'.split(
    ' ',
  );
const onsets = 'b c d f g h l m n p r s t v br cl dr fl gr pl pr st tr sh ch'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'ct'];
const endings = ['', '', '', '', 's', 'ed', 'ing', 'ion', 'ment', 'al'];

const vocabularySize = 30_000;
const topicWords = 40;
const shareOfFunctionWords = 0.4;
const shareOfTopic = 0.5;

/**
 * Text like that of a company's documents, the same for the same seed: a vocabulary whose words are as unevenly common as those
 * of a language (Zipf's law), a topic for each document, function words in between, some numbers. The common words are those of
 * the sample documents, the rare ones are made up, as names are.
 */
export class GeneratedText {
  readonly #random: () => number;
  readonly #vocabulary: readonly string[];

  constructor(seed: number) {
    this.#random = mulberry32(seed);
    const known = wordsOfSamples();
    const rare = Array.from({ length: vocabularySize - known.length }, () => this.#newWord());
    this.#vocabulary = [...known, ...rare];
  }

  /** Words that a document is about; they are what questions ask for. */
  topic(): readonly string[] {
    return Array.from({ length: topicWords }, () => this.#commonWord());
  }

  /** Sentences about a topic. @param words how many */
  passage(topic: readonly string[], words: number): string {
    const sentences: string[] = [];
    for (let left = words; left > 0;) {
      const length = Math.min(left, 8 + this.#below(16));
      sentences.push(this.#sentence(topic, length));
      left -= length;
    }
    return sentences.join(' ');
  }

  /** A question about something of a topic. */
  question(topic: readonly string[]): string {
    const [a, b, c, d] = Array.from({ length: 4 }, () => this.#pick(topic));
    return `What is the ${a} ${b} of the ${c} for ${d}?`;
  }

  #sentence(topic: readonly string[], length: number): string {
    const words = Array.from({ length }, () => this.#nextWord(topic));
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  #nextWord(topic: readonly string[]): string {
    const chance = this.#random();
    if (chance < shareOfFunctionWords) return this.#pick(functionWords);
    if (chance > 0.98) return String(this.#below(2000));
    return this.#random() < shareOfTopic ? this.#pick(topic) : this.#commonWord();
  }

  /** A word by Zipf's law: the chance of the rank n is proportional to 1 / n. */
  #commonWord(): string {
    const rank = Math.floor(vocabularySize ** this.#random());
    return this.#vocabulary[rank - 1] ?? '';
  }

  #newWord(): string {
    const syllables = 1 + this.#below(3);
    const parts = Array.from(
      { length: syllables },
      () => this.#pick(onsets) + this.#pick(vowels) + this.#pick(codas),
    );
    return parts.join('') + this.#pick(endings);
  }

  #pick(items: readonly string[]): string {
    return items[this.#below(items.length)] ?? '';
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

/** The words of the sample documents that are no function words, commonest first. */
function wordsOfSamples(): string[] {
  const counts = new Map<string, number>();
  const folder = join(root, 'samples');
  for (const file of globSync('{source,documents}/*.{md,txt}', { cwd: folder }).sort()) {
    for (const word of readFileSync(join(folder, file), 'utf8')
      .toLowerCase()
      .match(/[a-z]{3,}/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const word of functionWords) counts.delete(word);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

/** Numbers from 0 to 1, from a generator of 32 bits. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
