import type { Citation } from '../api/types.ts';
import { CitationButton } from './citation-button.tsx';
import { documentLink } from './document-link.ts';
import { pageRange } from './page-range.ts';

/** The passages an answer stands on, like the footnotes of a page. */
export function SourceList({
  citations,
}: {
  readonly citations: ReadonlyMap<number, readonly Citation[]>;
}) {
  return (
    <section className="sources" aria-label="Sources">
      <ol>
        {[...citations].map(([number, [passage]]) =>
          passage ? <SourceRow key={number} passage={passage} /> : null,
        )}
      </ol>
    </section>
  );
}

function SourceRow({ passage }: { readonly passage: Citation }) {
  const link = documentLink(passage.url, location.origin);
  const section = passage.headings.at(-1);
  return (
    <li>
      <CitationButton number={passage.number} />
      <span className="source-words" dir="auto">
        {link === undefined ? (
          passage.title
        ) : (
          <a href={link} target="_blank" rel="noopener noreferrer">
            {passage.title}
          </a>
        )}
        <span className="source-place">
          {section !== undefined && section !== passage.title && `${section}, `}
          {pageRange(passage)}
        </span>
      </span>
    </li>
  );
}
