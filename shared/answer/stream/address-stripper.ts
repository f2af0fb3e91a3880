import type { TextFilter } from './text-filter.ts';

/** Stands in the place of an address that was taken out. */
export const removedAddress = '…';

/** What the name of a scheme or a host, or the first part of an e-mail address, is made of. */
const runCharacter = /[A-Za-z0-9+.\-_@%]/;
/** Longest such run that is looked at as a whole: a host's name is shorter. */
const longestRun = 256;
/** Longest address that can be a known one. */
const longestAddress = 2048;

/** Schemes that lead somewhere, or run something, without two slashes. */
const scheme =
  /(?<![A-Za-z\d])(?:https?|ftp|file|blob|wss?|javascript|vbscript|data|mailto|xmpp|view-source)$/i;
/** A host's name that people and programs take for an address when a path follows. */
const host =
  /^(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|info|biz|io|dev|app|co|me|ai|ly|gl|gg|to|xyz|site|online|link|click|shop|top|test|example|invalid|eu|uk|de|fr|nl|ru|cn|us|ca|ch|at|it|es|in|jp|br|au)$/i;
const www = /(?:^|[_.+@%-])www\d{0,3}\.$/i;
const email = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/gu;
const addressEnd = /[\s<>"`|“”‘’«»、。，；（）「」『』【】！？\uE000-\uF8FF]/u;
const trailing = /[.,;:!?'*_~)\]}]+$/u;
/** A text without any of these holds no address. */
const mayHoldAddress = /[:@/?#\\]|www/i;

type State = 'run' | 'colon' | 'slash' | 'path' | 'address';

/**
 * Takes addresses out of streamed text, unless they are known: `https://…` and every other scheme, `www.…`, hosts with a
 * path, e-mail addresses. Whoever shows the text would make links of them, and an answer led astray by a document could
 * carry off in one what the reader was told. An address becomes `…`. Holds back the last word, or one address.
 */
export class AddressStripper implements TextFilter {
  readonly #isKnown: (address: string) => boolean;
  readonly #inCode: boolean;
  #state: State = 'run';
  #held = '';
  #endsKnown = false;

  /**
   * @param isKnown whether an address may be shown
   * @param inCode what only text would make a link of stays: hosts with a path, e-mail addresses, schemes without slashes
   */
  constructor(isKnown: (address: string) => boolean, inCode = false) {
    this.#isKnown = isKnown;
    this.#inCode = inCode;
  }

  /** Whether a known address stands at the end of the text so far; a link made of it may take along what follows. */
  get endsKnown(): boolean {
    return this.#endsKnown;
  }

  push(text: string): string {
    if (this.#state === 'run' && !mayHoldAddress.test(this.#held + text)) return this.#words(text);
    let shown = '';
    for (const character of text) shown += this.#next(character);
    return shown;
  }

  end(): string {
    const isAddress = this.#state === 'address';
    const held = this.#held;
    this.#held = '';
    this.#state = 'run';
    this.#endsKnown = false;
    if (!isAddress) return this.#runShown(held);
    const shown = this.#addressShown(held);
    this.#endsKnown = !shown.startsWith(removedAddress);
    return shown;
  }

  /** A text without any sign of an address: all but its last word is settled. */
  #words(text: string): string {
    const whole = this.#held + text;
    let end = whole.length;
    while (whole.length - end < longestRun && runCharacter.test(whole.charAt(end - 1))) end--;
    this.#held = whole.slice(end);
    return whole.slice(0, end);
  }

  #next(character: string): string {
    switch (this.#state) {
      case 'run':
        return this.#run(character);
      case 'colon':
        if (character === '/') return this.#hold(character, 'slash');
        return !/\s/u.test(character) && this.#isScheme(1)
          ? this.#hold(character, 'address')
          : this.#notYet(character);
      case 'slash':
        if (/[/\\]/u.test(character)) return this.#hold(character, 'address');
        return this.#isScheme(2) ? this.#hold(character, 'address') : this.#notYet(character);
      case 'path':
        return addressEnd.test(character)
          ? this.#notYet(character)
          : this.#hold(character, 'address');
      case 'address':
        if (addressEnd.test(character)) {
          const shown = this.end();
          const gap = this.#endsKnown && !/\s/u.test(character) ? ' ' : '';
          return shown + gap + this.#next(character);
        }
        return this.#held.length < longestAddress ? this.#hold(character, 'address') : '';
    }
  }

  #run(character: string): string {
    if (runCharacter.test(character)) {
      this.#held += character;
      if (www.test(this.#held)) this.#state = 'address';
      if (this.#held.length <= longestRun) return '';
      const settled = this.#held.slice(0, -longestRun);
      this.#held = this.#held.slice(-longestRun);
      return settled;
    }
    if (character === ':') return this.#hold(character, 'colon');
    if (/[/?#]/u.test(character) && !this.#inCode && host.test(this.#held)) {
      return this.#hold(character, 'path');
    }
    return this.end() + character;
  }

  /** Whether what is held, but for its last characters, names a scheme that needs no slashes. */
  #isScheme(but: number): boolean {
    return !this.#inCode && scheme.test(this.#held.slice(0, -but));
  }

  #hold(character: string, state: State): string {
    this.#held += character;
    this.#state = state;
    return '';
  }

  /** What is held turned out to be plain text, and the character may begin something new. */
  #notYet(character: string): string {
    return this.end() + this.#next(character);
  }

  #runShown(run: string): string {
    if (this.#inCode || !run.includes('@')) return run;
    return run.replaceAll(email, (found) => (this.#isKnown(found) ? found : removedAddress));
  }

  #addressShown(address: string): string {
    if (this.#isKnown(address)) return address;
    const found = trailing.exec(address)?.[0] ?? '';
    const core = address.slice(0, address.length - found.length);
    const tail = core.includes('(') ? found.replace(')', '') : found;
    if (!this.#isKnown(core)) return removedAddress + tail;
    return /^[.,;:!?)]{0,2}$/u.test(tail) ? core + tail : `${core} ${tail}`;
  }
}
