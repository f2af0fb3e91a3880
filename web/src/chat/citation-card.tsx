import type { RefObject, ToggleEvent } from 'react';
import type { Citation } from '../api/types.ts';
import { CloseIcon } from '../ui/icons.tsx';
import './citation-card.css';
import { documentLink } from './document-link.ts';
import { pageRange } from './page-range.ts';
import { placeBeside } from './place-beside.ts';
import { quoteText } from './quote-text.ts';

/** What stands behind a number: the document, where in it, and its words verbatim. */
export function CitationCard({
  id,
  number,
  passages,
  anchor,
}: {
  readonly id: string;
  readonly number: number;
  readonly passages: readonly Citation[];
  readonly anchor: RefObject<HTMLElement | undefined>;
}) {
  const [first] = passages;
  if (!first) return null;
  const place = (event: ToggleEvent<HTMLElement>) => {
    if (event.newState === 'open' && anchor.current) {
      placeBeside(event.currentTarget, anchor.current.getBoundingClientRect());
    }
  };
  const takeFocus = (event: ToggleEvent<HTMLElement>) => {
    if (event.newState === 'open') event.currentTarget.focus();
  };
  return (
    <section
      id={id}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="citation-card"
      onBeforeToggle={place}
      onToggle={takeFocus}
    >
      <header>
        <span className="citation" aria-hidden="true">
          {number}
        </span>
        <h3 id={`${id}-title`} dir="auto">
          {first.title}
        </h3>
        <button
          type="button"
          className="icon-button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label="Close"
        >
          <CloseIcon />
        </button>
      </header>
      {first.headings.length > 0 && (
        <p className="citation-headings" dir="auto">
          {first.headings.join(' › ')}
        </p>
      )}
      {passages.map((passage) => (
        <Passage key={`${passage.pageFrom} ${passage.quote}`} passage={passage} />
      ))}
    </section>
  );
}

function Passage({ passage }: { readonly passage: Citation }) {
  const link = documentLink(passage.url, location.origin);
  return (
    <figure className="passage">
      <blockquote dir="auto">
        <mark>{quoteText(passage.quote)}</mark>
      </blockquote>
      <figcaption>
        <span>{pageRange(passage)}</span>
        {link !== undefined && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            Open the document
          </a>
        )}
      </figcaption>
    </figure>
  );
}
