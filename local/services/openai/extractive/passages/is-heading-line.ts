const MARKED = /^#{1,6}\s+\S/;
const MAX_LENGTH = 80;
const MAX_WORDS = 11;

/** Recognises a heading: marked as one in Markdown, or a short line on its own that ends like a title or a question. */
export function isHeadingLine(line: string, previous: string, next: string): boolean {
  if (MARKED.test(line)) return true;
  const text = line.trim();
  if (text.length > MAX_LENGTH || text.split(/\s+/).length > MAX_WORDS) return false;
  if (/^\*\*[^*]+\*\*$/.test(text)) return true;
  if (!/^[\p{Lu}\p{N}"“]/u.test(text) || /[.,;:!|]$/.test(text)) return false;
  if (!/\p{L}{2}/u.test(text)) return false;
  return startsAfresh(previous) && opensText(text, next.trim());
}

function startsAfresh(previous: string): boolean {
  const before = previous.trim();
  return before === '' || /[.!?:)]$/.test(before) || before.length < MAX_LENGTH / 2;
}

/** A title stands above a longer line of text; a question heading above anything that begins a sentence. */
function opensText(text: string, next: string): boolean {
  if (next === '') return true;
  if (text.endsWith('?')) return true;
  return /^[\p{Lu}\p{N}"“•●|*-]/u.test(next) && next.length > text.length;
}
