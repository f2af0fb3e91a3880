import type { TokenUsage } from './session.ts';

/** What a model was asked for. */
export type ModelPurpose =
  'condense' | 'expand' | 'answer' | 'converse' | 'title' | 'follow-ups';

/** One call of a model. */
export interface ModelCall extends TokenUsage {
  readonly purpose: ModelPurpose;
}

/** What a whole turn took: tokens are the sum of its calls, and `model` is the one that wrote the answer. */
export interface TurnUsage extends TokenUsage {
  /** Which deployment wrote the answer; `none` when no model was asked for one. */
  readonly route: 'small' | 'large' | 'none';
  /** In the order in which they ended. A call that broke off is not among them: its tokens are not known. */
  readonly calls: readonly ModelCall[];
}
