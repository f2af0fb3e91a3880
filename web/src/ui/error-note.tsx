import { sentenceOf } from '../api/api-error.ts';

/** A failure as a sentence, with the way to try again where there is one. */
export function ErrorNote({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  return (
    <div className="notice notice-error" role="alert">
      <p>{sentenceOf(error)}</p>
      {onRetry && (
        <button type="button" className="link-button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
