import { printableName } from '../../../shared/text/printable-name.ts';
import { documentContentUrl } from '../api/documents.ts';
import type { StoredDocument } from '../api/types.ts';
import { BinIcon } from '../ui/icons.tsx';
import { canTryAgain, isSettled, statusWords } from './document-status.ts';
import { DocumentWarnings } from './document-warnings.tsx';
import { FileKind } from './file-kind.tsx';

export function DocumentRow({
  document,
  onDelete,
  onTryAgain,
}: {
  readonly document: StoredDocument;
  readonly onDelete: () => void;
  readonly onTryAgain: () => void;
}) {
  const { title, path, status, progress, error, warnings } = document;
  const working = !isSettled(document);
  return (
    <li className="document-row" data-status={status}>
      <FileKind path={path} />
      <div className="document-words">
        <a
          className="document-title"
          dir="auto"
          title={printableName(path)}
          href={documentContentUrl(document.id)}
          target="_blank"
          rel="noopener noreferrer"
        >
          {title}
        </a>
        <p className="document-status">
          <span className="status-dot" />
          {statusWords(document)}
        </p>
        {working && progress.total > 0 && (
          <progress
            value={progress.done}
            max={progress.total}
            aria-label={`Progress of ${title}`}
          />
        )}
        {error && <p className="document-error">{error.message}</p>}
        {canTryAgain(document) && (
          <button type="button" className="link-button" onClick={onTryAgain}>
            Try again
          </button>
        )}
        <DocumentWarnings warnings={warnings} />
      </div>
      {status !== 'deleting' && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Delete “${title}”`}
          onClick={onDelete}
        >
          <BinIcon />
        </button>
      )}
    </li>
  );
}
