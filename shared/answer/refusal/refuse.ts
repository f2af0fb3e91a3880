import type { AnswerEvent, QuestionFilters } from '../../domain/answer-event.ts';
import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { NearestDocument } from '../../domain/citation.ts';
import { cutText } from '../../text/cut-text.ts';
import { documentUrl } from '../numbered-source.ts';
import type { Turn } from '../turn.ts';
import { questionLanguage } from './question-language.ts';
import { refusalTexts } from './refusal-texts.ts';

const mostNearest = 3;
const longestName = 120;

export interface RefusedQuestion {
  /** What was searched for. */
  readonly question: string;
  /** In the user's own words; the refusal is worded in their language. */
  readonly asked: string;
  readonly filters: QuestionFilters;
}

/** Says that the documents do not contain the answer, what was searched for, and which documents came closest. */
export function* refuse(
  turn: Turn,
  refused: RefusedQuestion,
  passages: readonly RetrievedChunk[],
): Generator<AnswerEvent> {
  turn.refuse();
  const documents = nearestDocuments(passages);
  if (documents.length > 0) yield { type: 'nearest', documents };
  yield { type: 'text', delta: refusalText(refused, documents) };
}

/** The documents of the best passages, best first. */
function nearestDocuments(passages: readonly RetrievedChunk[]): readonly NearestDocument[] {
  const found = new Map<string, NearestDocument>();
  for (const { documentId, title, path, pageFrom } of passages) {
    if (found.has(documentId)) continue;
    found.set(documentId, { documentId, title, path, url: documentUrl(documentId, pageFrom) });
    if (found.size === mostNearest) break;
  }
  return [...found.values()];
}

function refusalText(
  { question, asked, filters }: RefusedQuestion,
  documents: readonly NearestDocument[],
): string {
  const texts = refusalTexts[questionLanguage(asked)];
  const words = plain(question);
  const titles = [...new Set(documents.map(({ title }) => plain(title)))].filter(
    (title) => title !== '',
  );
  const joined = new Intl.ListFormat(texts.locale, { type: 'conjunction' }).format(
    titles.map(texts.quoted),
  );
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return [
    texts.notFound,
    ...(words === '' ? [] : [texts.searched(texts.quoted(words))]),
    ...(isFiltered ? [texts.filtered] : []),
    titles.length === 0 ? texts.none : texts.nearest(joined, titles.length),
  ].join(texts.gap);
}

/** Questions and titles are text of others: on one line, and nothing in it reads as Markdown, a link or a citation. */
function plain(text: string): string {
  const line = text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/[[\]［］【】<>`*_!|\\]/gu, '')
    .replaceAll('://', ' ')
    .replaceAll(/\bwww\./giu, 'www ')
    .trim();
  return line.length <= longestName ? line : `${cutText(line, longestName).trimEnd()}…`;
}
