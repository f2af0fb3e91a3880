import { STOP_WORDS } from '../../text/stop-words.ts';
import { isWeak } from '../../text/weak-words.ts';
import { words } from '../../text/words.ts';
import { refersBack } from '../condense/resolve-references.ts';
import { plainCase } from './plain-case.ts';

const MAX_WORDS = 9;
const NUMBERING = /^(?:chapter|section|part|appendix)?\s*[\dA-Z]?(?:\d*\.)*\d*[.):]?\s+(?=\p{L})/iu;
const UNSPEAKABLE =
  /^(?:contents?|table of contents|introduction|overview|summary|appendix|index|notes?|contact|contacts|references|miscellaneous|other|general|welcome|faq|frequently asked questions|next steps|conclusion|tips|disclaimer|history|about.*|at a glance|more|changes)$/i;
const CAPTION = /^(?:figure|fig|table|chart|image|photo)\b/i;
const UNASKED = /^(?:what|who|where|when|why|which)\s+(?:i|we|you|they|it|to|and|or)\b/i;
const PROPER = /^(?:\p{Lu}{2,}|\p{L}*\d[\p{L}\d-]*|\p{Lu}\p{L}*\p{Lu}\p{L}*)$/u;
/** Titles that name a kind of document read well after "the". */
const DOCUMENT =
  /\b(?:handbook|guide|policy|manual|list|report|minutes|bulletin|checklist|agreement|contract|rules|regulations|terms|faq|brochure|catalogue|plan)(?: \d{4})?$/i;
const GERUND = /^[A-Z][a-z]+ing\b/;

/**
 * A question that a section with this heading answers: the heading itself if it is one, otherwise one about it.
 * @param source the text that the section belongs to
 * @returns `undefined` for a heading that makes no question, such as "Overview" or a whole sentence
 */
export function questionAbout(heading: string, title: string, source = ''): string | undefined {
  const text = heading
    .replace(NUMBERING, '')
    .replace(/[*_`:]+/g, '')
    .trim();
  if (text.endsWith('?')) return asQuestion(text, source);
  const count = text.split(/\s+/).length;
  if (text === '' || count > MAX_WORDS || UNSPEAKABLE.test(text) || /[.!;|—]/.test(text))
    return undefined;
  if (CAPTION.test(text) || (text.match(/\d+/g)?.length ?? 0) > 2) return undefined;
  if (!/\p{L}{3}/u.test(text) || text.toLowerCase() === title.toLowerCase()) return undefined;
  if (/^(?:if|when) you\s/i.test(text)) return `What should I do ${inSentence(text)}?`;
  if (/^(?:what|when|who|where|why|which)\s/i.test(text)) return asQuestion(`${text}?`, source);
  if (/^how to\s/i.test(text)) return `How do I ${text.slice(7)}?`;
  const document = documentName(title);
  const subject = inSentence(plainCase(text, source));
  return GERUND.test(text) || !DOCUMENT.test(document)
    ? `What should I know about ${subject}?`
    : `What does the ${document} say about ${subject}?`;
}

/**
 * A question that the source itself asks, unless it needs one before it ("And what was it in 2006?") or is none ("What we
 * expect of each other").
 */
function asQuestion(text: string, source: string): string | undefined {
  if (!/^\p{Lu}/u.test(text) || refersBack(text) || UNASKED.test(text)) return undefined;
  const isEmpty = words(text).every((word) => STOP_WORDS.has(word) || isWeak(word));
  if (isEmpty) return undefined;
  const plain = plainCase(text, source);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A heading's first letter is a capital only because it is first, unless its word is an acronym, a code or one name of several. */
function inSentence(text: string): string {
  const words = text.split(' ');
  const [first = ''] = words;
  const isTitleCase = words.length > 1 && words.filter((word) => /^\p{Lu}/u.test(word)).length > 1;
  if (PROPER.test(first) || isTitleCase) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function documentName(title: string): string {
  const name = title
    .replace(/\.(?:pdf|docx?|pptx?|xlsx?|od[tps]|epub|rtf|html?|md|eml|csv|tsv|jsonl?|txt)$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return name === '' ? 'document' : inSentence(name);
}
