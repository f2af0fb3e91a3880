import { groundingSentence } from './grounding-sentence.ts';
import { degradedSentence } from './degraded-sentence.ts';
import type { AnswerView } from './read-answer.ts';

/** What a reader must know about how an answer came about. */
export function AnswerNotices({
  answer,
  unfinished,
  onAskAgain,
}: {
  readonly answer: AnswerView;
  readonly unfinished: boolean;
  readonly onAskAgain: (() => void) | undefined;
}) {
  const doubt = answer.grounding && groundingSentence(answer.grounding);
  return (
    <>
      {answer.refused && <p className="notice">Not found in your documents.</p>}
      {doubt !== undefined && <p className="notice notice-warning">{doubt}</p>}
      {answer.degraded.map((what) => (
        <p className="notice notice-warning" key={what}>
          {degradedSentence(what)}
        </p>
      ))}
      {unfinished && (
        <p className="notice notice-warning">
          This answer was not finished.
          {onAskAgain && (
            <button type="button" className="link-button" onClick={onAskAgain}>
              Ask again
            </button>
          )}
        </p>
      )}
    </>
  );
}
