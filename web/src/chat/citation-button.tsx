import { useContext } from 'react';
import { CitationCardContext } from './citation-card-context.ts';

/** The number of a passage; opens the card with its quote. */
export function CitationButton({
  number,
  ready = true,
}: {
  readonly number: number;
  readonly ready?: boolean;
}) {
  const { cardId, anchorTo } = useContext(CitationCardContext);
  if (!ready) return <span className="citation">{number}</span>;
  return (
    <button
      type="button"
      className="citation"
      popoverTarget={cardId(number)}
      aria-label={`Source ${number}`}
      onClick={(event) => anchorTo(event.currentTarget)}
    >
      {number}
    </button>
  );
}
