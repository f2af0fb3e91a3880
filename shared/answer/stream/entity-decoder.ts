import type { TextFilter } from './text-filter.ts';

/** The named references of HTML that stand for ASCII characters or for nothing visible; others stay as they are. */
const named: Readonly<Record<string, string>> = {
  ...{ Tab: '\t', NewLine: ' ', nbsp: '\u00A0', NonBreakingSpace: '\u00A0', excl: '!' },
  ...{ quot: '"', QUOT: '"', num: '#', dollar: '$', percnt: '%', amp: '&', AMP: '&', apos: "'" },
  ...{ lpar: '(', rpar: ')', ast: '*', midast: '*', plus: '+', comma: ',', period: '.', sol: '/' },
  ...{ colon: ':', semi: ';', lt: '<', LT: '<', equals: '=', gt: '>', GT: '>', quest: '?' },
  ...{ commat: '@', lsqb: '[', lbrack: '[', bsol: '\\', rsqb: ']', rbrack: ']', Hat: '^' },
  ...{ lowbar: '_', UnderBar: '_', lcub: '{', lbrace: '{', verbar: '|', vert: '|' },
  ...{ VerticalLine: '|', rcub: '}', rbrace: '}', hyphen: '-', dash: '-', fjlig: 'fj' },
  ...{ grave: "'", DiacriticalGrave: "'", shy: '', lrm: '', rlm: '', zwj: '', zwnj: '' },
  ...{ ZeroWidthSpace: '', NoBreak: '', InvisibleTimes: '', InvisibleComma: '', it: '', ic: '' },
  ...{ af: '', ApplyFunction: '' },
};

const mayGoOn = /^&(?:[A-Za-z]{0,20}|#\d{0,7}|#[xX][\dA-Fa-f]{0,6})$/;

/**
 * Replaces HTML's character references by what they stand for, again and again (`&amp;#91;` is a bracket in the end), so
 * that the filters after it see what a reader of the rendered text would. A backtick becomes an apostrophe: written as a
 * reference it opens no code.
 */
export class EntityDecoder implements TextFilter {
  #held = '';

  push(text: string): string {
    if (this.#held === '' && !text.includes('&')) return text;
    let shown = '';
    for (const character of text) shown += this.#next(character);
    return shown;
  }

  end(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  #next(character: string): string {
    if (this.#held === '') {
      if (character !== '&') return character;
      this.#held = character;
      return '';
    }
    if (character === ';') {
      const reference = this.end();
      const decoded = decode(reference.slice(1));
      return decoded === undefined ? `${reference};` : this.push(decoded);
    }
    if (mayGoOn.test(this.#held + character)) {
      this.#held += character;
      return '';
    }
    return this.end() + this.#next(character);
  }
}

/** @param reference what stands between `&` and `;` */
function decode(reference: string): string | undefined {
  if (!reference.startsWith('#'))
    return Object.hasOwn(named, reference) ? named[reference] : undefined;
  const code = Number(reference.replace(/^#[xX]/u, '0x').replace('#', ''));
  if (!Number.isInteger(code) || code > 0x10ffff || reference.length < 2) return '';
  if (code >= 0xd800 && code <= 0xdfff) return '';
  const character = String.fromCodePoint(code);
  if (character === '`') return "'";
  if (/\s/u.test(character)) return ' ';
  return /[\p{C}]/u.test(character) ? '' : character;
}
