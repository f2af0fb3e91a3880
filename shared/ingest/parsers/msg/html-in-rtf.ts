import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import { charsetOfCodePage } from '../charset/code-page.ts';

/** A brace, a control word with its number and the space that ends it, a byte in hexadecimal, a control symbol, a line end. */
const mark = /[{}\r\n]|\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([\da-f]{2})|([^a-z'\r\n]))/giu;
const deepest = 1000;
/** Groups of data that is no text; all groups that begin with `\*` are left out as well, but for those of HTML. */
const withoutText = new Set('fonttbl colortbl stylesheet info pict object themedata'.split(' '));
const characters: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  '~': '&nbsp;',
  _: '&shy;',
};
/** Code pages of a font's character sets (Rich Text Format 1.9.1, “Font Table”). */
const codePages: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

interface Group {
  /** Whether what it holds is left out. */
  isLeftOut: boolean;
  /** Whether its text is there for readers of RTF alone. */
  isForRtf: boolean;
  /** Bytes that stand beside a Unicode character for older readers. */
  substitutes: number;
  codePage: number | undefined;
}

/**
 * The HTML that Outlook keeps in an RTF body ([MS-OXRTFEX] 2.1.3): what the groups `\htmltag` hold, and the text that is not
 * between `\htmlrtf` and `\htmlrtf0`. Linear.
 * @throws IngestFailure `too_complex` when its groups are nested beyond all measure
 */
export function htmlInRtf(rtf: Buffer): string {
  const source = rtf.toString('latin1');
  const parts: string[] = [];
  const fonts = new Map<number, number>();
  const outer: Group[] = [];
  let group: Group = { isLeftOut: false, isForRtf: false, substitutes: 1, codePage: undefined };
  let font = 0;
  let bytes: number[] = [];
  let toSkip = 0;
  let isFirst = false;
  let at = 0;
  const put = (text: string) => {
    endBytes();
    if (!group.isLeftOut && !group.isForRtf) parts.push(text);
  };
  const endBytes = () => {
    if (bytes.length === 0) return;
    const charset = charsetOfCodePage(group.codePage) ?? 'windows-1252';
    const text = new TextDecoder(charset).decode(Uint8Array.from(bytes));
    bytes = [];
    if (!group.isLeftOut && !group.isForRtf) parts.push(text);
  };
  const plain = (text: string) => {
    const skipped = Math.min(toSkip, text.length);
    toSkip -= skipped;
    if (text.length > skipped) put(text.slice(skipped));
  };
  const word = (name: string, number: number | undefined) => {
    if (name === 'htmlrtf') group.isForRtf = number !== 0;
    else if (name === 'htmltag') group.isLeftOut = false;
    else if (name === 'ansicpg') group.codePage = number;
    else if (name === 'uc') group.substitutes = Math.max(0, number ?? 1);
    else if (name === 'fcharset') fonts.set(font, codePages[number ?? 0] ?? 1252);
    else if (name === 'f') {
      font = number ?? 0;
      group.codePage = fonts.get(font) ?? group.codePage;
    } else if (name === 'u') {
      put(String.fromCharCode((number ?? 0) & 0xffff));
      toSkip = group.substitutes;
    } else if (isFirst && withoutText.has(name)) group.isLeftOut = true;
    else put(characters[name] ?? '');
  };
  mark.lastIndex = 0;
  for (let match = mark.exec(source); match !== null; match = mark.exec(source)) {
    const [written, name, number, hexadecimal, symbol] = match;
    if (match.index > at) {
      plain(source.slice(at, match.index));
      isFirst = false;
    }
    at = mark.lastIndex;
    if (hexadecimal !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else bytes.push(Number.parseInt(hexadecimal, 16));
      continue;
    }
    endBytes();
    if (written === '{') {
      if (outer.length >= deepest) throw new IngestFailure('too_complex');
      outer.push(group);
      group = { ...group };
    } else if (written === '}') {
      group = outer.pop() ?? group;
      toSkip = 0;
    } else if (name === 'bin') {
      at = mark.lastIndex += Math.max(0, Number(number ?? 0));
    } else if (name !== undefined) {
      word(name, number === undefined ? undefined : Number(number));
    } else if (symbol === '*' && isFirst) {
      group.isLeftOut = true;
    } else if (symbol !== undefined) {
      put(/[\\{}]/u.test(symbol) ? symbol : (characters[symbol] ?? ''));
    }
    isFirst = written === '{' || (isFirst && symbol === '*');
  }
  plain(source.slice(at));
  endBytes();
  return parts.join('');
}
