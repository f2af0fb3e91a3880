import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stemEnglish } from '../../../../../../local/services/ai-search/engine/analysis/english-stemmer.ts';

/** Words and stems as the Snowball project publishes them, at least one for each rule. */
const PAIRS: Record<string, string> = {
  // step 0 and 1a: possessives and plurals
  "employee's": 'employe',
  caresses: 'caress',
  ties: 'tie',
  cries: 'cri',
  gas: 'gas',
  gaps: 'gap',
  kiwis: 'kiwi',
  class: 'class',
  virus: 'virus',
  // step 1b: past tenses and participles
  agreed: 'agre',
  feed: 'feed',
  proceed: 'proceed',
  luxuriated: 'luxuri',
  hoping: 'hope',
  hopping: 'hop',
  added: 'add',
  bled: 'bled',
  sing: 'sing',
  evening: 'evening',
  dying: 'die',
  repeatedly: 'repeat',
  // step 1c: y
  cry: 'cri',
  by: 'by',
  say: 'say',
  youth: 'youth',
  // steps 2 to 4: derived forms
  relational: 'relat',
  conditional: 'condit',
  valency: 'valenc',
  digitizer: 'digit',
  conformably: 'conform',
  radically: 'radic',
  differently: 'differ',
  vileness: 'vile',
  analogously: 'analog',
  vietnamization: 'vietnam',
  operator: 'oper',
  feudalism: 'feudal',
  decisiveness: 'decis',
  hopefulness: 'hope',
  callousness: 'callous',
  formality: 'formal',
  sensitivity: 'sensit',
  sensibility: 'sensibl',
  biologist: 'biolog',
  apology: 'apolog',
  hopelessly: 'hopeless',
  quickly: 'quick',
  triplicate: 'triplic',
  formative: 'format',
  formalize: 'formal',
  electrical: 'electr',
  goodness: 'good',
  adoption: 'adopt',
  replacement: 'replac',
  adjustment: 'adjust',
  irritant: 'irrit',
  allowance: 'allow',
  inference: 'infer',
  adjustable: 'adjust',
  effective: 'effect',
  // step 5: final e and l
  probate: 'probat',
  rate: 'rate',
  cease: 'ceas',
  controll: 'control',
  roll: 'roll',
  // exceptions
  skies: 'sky',
  skis: 'ski',
  news: 'news',
  early: 'earli',
  only: 'onli',
  generate: 'generat',
  general: 'general',
  university: 'universiti',
  communism: 'communism',
  past: 'past',
};

test('stems words as the Snowball English stemmer does', () => {
  const stems = Object.fromEntries(Object.keys(PAIRS).map((word) => [word, stemEnglish(word)]));
  assert.deepEqual(stems, PAIRS);
});

test('brings the forms of a word together', () => {
  for (const word of ['connect', 'connected', 'connecting', 'connection', 'connections']) {
    assert.equal(stemEnglish(word), 'connect');
  }
});
