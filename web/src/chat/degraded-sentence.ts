const sentences: Readonly<Record<string, string>> = {
  'vector-search': 'Search by meaning was not available. Passages were found by their words alone.',
  'keyword-search':
    'Search by words was not available. Passages were found by their meaning alone.',
  'search-index': 'There is no search index yet, so nothing was searched.',
  queries: 'A part of the question could not be searched for on its own.',
  condense: 'The question was searched as written, without the conversation before it.',
  rerank: 'The passages could not be put in their best order.',
  neighbours: 'The text around the passages was not at hand.',
  profile: 'What you said about yourself was not at hand.',
  'answer-length': 'The answer was cut off at its greatest length.',
  'content-filter': "The model's content filter cut the answer off.",
};

/** What was not at hand for an answer, in words; a name this page does not know is shown as it is. */
export function degradedSentence(what: string): string {
  return sentences[what] ?? `The answer was made without “${what}”.`;
}
