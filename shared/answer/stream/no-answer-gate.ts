import { noAnswer } from '../prompts/answer-prompt.ts';

/** Quotes and emphasis that a model may put around the token. */
const decoration = /^[\s"'`*_“‘]+/u;

/**
 * Holds a reply back while it can still turn out to be the refusal token, and swallows it when it is. Holds at most the
 * token's length and its decoration.
 */
export class NoAnswerGate {
  #held = '';
  #state: 'undecided' | 'answer' | 'refused' = 'undecided';

  get refused(): boolean {
    return this.#state === 'refused';
  }

  /** @returns what may be shown of the reply so far. */
  push(delta: string): string {
    if (this.#state === 'answer') return delta;
    if (this.#state === 'refused') return '';
    this.#held = (this.#held + delta).trimStart();
    const reply = this.#held.replace(decoration, '');
    if (reply.length <= noAnswer.length) {
      return noAnswer.startsWith(reply) ? '' : this.#release();
    }
    if (!reply.startsWith(noAnswer) || /\w/u.test(reply.charAt(noAnswer.length))) {
      return this.#release();
    }
    this.#state = 'refused';
    return '';
  }

  /** The reply is over. @returns what was held back and is no refusal. */
  end(): string {
    if (this.#state !== 'undecided') return '';
    if (this.#held.replace(decoration, '') !== noAnswer) return this.#release();
    this.#state = 'refused';
    return '';
  }

  #release(): string {
    this.#state = 'answer';
    return this.#held;
  }
}
