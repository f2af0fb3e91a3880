import { useId } from 'react';
import type { NearestDocument } from '../api/types.ts';
import { documentLink } from './document-link.ts';

/** Where a reader may look for what no document answers. */
export function NearestDocuments({
  documents,
}: {
  readonly documents: readonly NearestDocument[];
}) {
  const heading = useId();
  return (
    <section className="nearest" aria-labelledby={heading}>
      <h3 id={heading}>Closest documents</h3>
      <ul>
        {documents.map(({ documentId, title, path, url }) => {
          const link = documentLink(url, location.origin);
          return (
            <li key={documentId} dir="auto">
              {link === undefined ? (
                title || path
              ) : (
                <a href={link} target="_blank" rel="noopener noreferrer">
                  {title || path}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
