type State = 'before' | 'slash' | 'name' | 'equals' | 'value';

export interface RestOfTag {
  /** Behind the tag's `>`, or the end of the text. */
  readonly end: number;
  /** Whether it ends with `/>`. */
  readonly closesItself: boolean;
}

/**
 * Reads a tag from behind its name to its end: the next `>` that is not inside a quoted value. A quotation mark opens a
 * value only behind an equals sign that follows a name, as in HTML's tokenizer; anywhere else it is a character.
 */
export function restOfTag(html: string, from: number): RestOfTag {
  let state: State = 'before';
  for (let at = from; at < html.length; at += 1) {
    const character = html.charAt(at);
    if (character === '>') return { end: at + 1, closesItself: state === 'slash' };
    if (state === 'equals' && (character === '"' || character === "'")) {
      const close = html.indexOf(character, at + 1);
      if (close < 0) break;
      at = close;
      state = 'before';
    } else {
      state = after(state, character);
    }
  }
  return { end: html.length, closesItself: false };
}

function after(state: State, character: string): State {
  if (/\s/u.test(character)) return state === 'value' || state === 'slash' ? 'before' : state;
  if (state === 'equals' || state === 'value') return 'value';
  if (character === '/') return 'slash';
  return state === 'name' && character === '=' ? 'equals' : 'name';
}
