import type { DeadLetterReason } from '../content/change-message.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What a receiver decided about a message that it has locked. */
export type Settlement =
  | { readonly kind: 'complete' }
  | { readonly kind: 'abandon'; readonly properties?: Properties }
  /** Given back untried: the delivery does not count. */
  | { readonly kind: 'release' }
  | { readonly kind: 'defer'; readonly properties?: Properties }
  | ({ readonly kind: 'dead-letter' } & DeadLetterReason);
