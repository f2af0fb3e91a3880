import { CloseIcon } from '../ui/icons.tsx';
import { FileKind } from './file-kind.tsx';
import type { Upload } from './use-uploads.ts';

export function UploadRow({
  upload,
  onDismiss,
}: {
  readonly upload: Upload;
  readonly onDismiss: () => void;
}) {
  const { name, failure } = upload;
  return (
    <li className="document-row" data-status={failure === undefined ? 'uploading' : 'failed'}>
      <FileKind path={name} />
      <div className="document-words">
        <p className="document-title" dir="auto">
          {name}
        </p>
        <p className="document-status">
          <span className="status-dot" />
          {failure === undefined ? 'Uploading' : 'Not added'}
        </p>
        {failure !== undefined && (
          <p className="document-error" role="alert">
            {failure}
          </p>
        )}
      </div>
      {failure !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Dismiss “${name}”`}
          onClick={onDismiss}
        >
          <CloseIcon />
        </button>
      )}
    </li>
  );
}
