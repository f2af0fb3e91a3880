import { useState } from 'react';
import type { Session } from '../api/types.ts';
import { BinIcon, PencilIcon } from '../ui/icons.tsx';
import { TitleField } from './title-field.tsx';

export function SessionRow({
  session,
  current,
  onOpen,
  onRename,
  onDelete,
}: {
  readonly session: Session;
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly onRename: (title: string) => void;
  readonly onDelete: () => void;
}) {
  const [renaming, setRenaming] = useState(false);
  if (renaming) {
    return (
      <li className="session-row">
        <TitleField
          title={session.title}
          onDone={(title) => {
            setRenaming(false);
            if (title !== undefined) onRename(title);
          }}
        />
      </li>
    );
  }
  return (
    <li className="session-row" data-current={current}>
      <button
        type="button"
        className="session-title"
        dir="auto"
        title={session.title}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
      >
        {session.title}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Rename “${session.title}”`}
        onClick={() => setRenaming(true)}
      >
        <PencilIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Delete “${session.title}”`}
        onClick={onDelete}
      >
        <BinIcon />
      </button>
    </li>
  );
}
