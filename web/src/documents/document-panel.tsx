import { useRef, useState } from 'react';
import type { StoredDocument } from '../api/types.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { DocumentRow } from './document-row.tsx';
import './documents.css';
import { UploadRow } from './upload-row.tsx';
import type { Documents } from './use-documents.ts';
import type { Upload } from './use-uploads.ts';

/** The documents that answers are made from, and the way to add one. */
export function DocumentPanel({
  documents,
  uploads,
  onUpload,
  onDismiss,
}: {
  readonly documents: Documents;
  readonly uploads: readonly Upload[];
  readonly onUpload: (files: readonly File[]) => void;
  readonly onDismiss: (key: string) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const [leaving, setLeaving] = useState<StoredDocument>();
  const { items, error, hasMore } = documents;

  return (
    <section className="documents" aria-labelledby="documents-title">
      <header>
        <h2 id="documents-title">Documents</h2>
        <button type="button" className="button" onClick={() => picker.current?.click()}>
          <PlusIcon />
          Add
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={(event) => {
            onUpload([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </header>
      {error !== undefined && <ErrorNote error={error} onRetry={() => void documents.refresh()} />}
      {items?.length === 0 && uploads.length === 0 && (
        <p className="no-documents">No documents yet: drop a file here or into the inbox folder.</p>
      )}
      <ul className="document-list">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} onDismiss={() => onDismiss(upload.key)} />
        ))}
        {items?.map((one) => (
          <DocumentRow
            key={one.id}
            document={one}
            onDelete={() => setLeaving(one)}
            onTryAgain={() => void documents.tryAgain(one.id)}
          />
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="link-button" onClick={() => void documents.showMore()}>
          Show more
        </button>
      )}
      {leaving && (
        <ConfirmDialog
          confirmation={{
            question: `Delete “${leaving.title}”?`,
            consequence: 'The file will be removed, and answers will no longer use it.',
            verb: 'Delete',
            onConfirm: () => void documents.remove(leaving.id),
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </section>
  );
}
