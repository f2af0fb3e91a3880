import { loadTokenCounter, type CountTokens } from '../text/count-tokens.ts';
import { rememberCounts } from './remember-counts.ts';

/** Some 3 MB of passages. */
const capacity = 1000;

let loading: Promise<CountTokens> | undefined;

/** Loads the tokenizer at first use and returns a counter that knows the passages of the last questions. */
export function loadSourceCounter(): Promise<CountTokens> {
  loading ??= loadTokenCounter().then((countTokens) => rememberCounts(countTokens, capacity));
  return loading;
}
