import { parseMarker } from '../stream/parse-marker.ts';

const codeOrBrackets =
  /(?<code>```[\s\S]*?(?:```|$)|`[^`\n]*`)|[[［【](?<body>[^[\]［］【】\n]{1,40})[\]］】]/gu;

/**
 * A document's own numbers in brackets (footnotes, literature) as numbers in parentheses: a model that copies `[2]` would
 * cite source 2 with it. Code keeps its brackets.
 */
export function withoutMarkers(text: string): string {
  return text.replaceAll(codeOrBrackets, (whole: string, _code: string, body?: string) =>
    body !== undefined && parseMarker(body) ? `(${body})` : whole,
  );
}
