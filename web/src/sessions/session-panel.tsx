import { useState } from 'react';
import type { Session } from '../api/types.ts';
import { ProfileDialog } from '../profile/profile-dialog.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { PersonIcon, PlusIcon } from '../ui/icons.tsx';
import { Wordmark } from '../ui/wordmark.tsx';
import { SessionRow } from './session-row.tsx';
import './sessions.css';
import type { Sessions } from './use-sessions.ts';

/** The conversations so far. */
export function SessionPanel({
  sessions,
  currentId,
  onOpen,
}: {
  readonly sessions: Sessions;
  readonly currentId: string | undefined;
  /** undefined begins a new conversation. */
  readonly onOpen: (id: string | undefined) => void;
}) {
  const [leaving, setLeaving] = useState<Session>();
  const [introducing, setIntroducing] = useState(false);
  const { items, error, hasMore } = sessions;

  const remove = async (session: Session) => {
    const gone = await sessions.remove(session.id);
    if (gone && session.id === currentId) onOpen(undefined);
  };

  return (
    <nav className="sessions" aria-label="Conversations">
      <Wordmark />
      <button type="button" className="button new-chat" onClick={() => onOpen(undefined)}>
        <PlusIcon />
        New chat
      </button>
      {error !== undefined && <ErrorNote error={error} onRetry={() => void sessions.refresh()} />}
      {items?.length === 0 && <p className="quiet">Your conversations will be listed here.</p>}
      <ul className="session-list">
        {items?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            current={session.id === currentId}
            onOpen={() => onOpen(session.id)}
            onRename={(title) => void sessions.rename(session.id, title)}
            onDelete={() => setLeaving(session)}
          />
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="link-button" onClick={() => void sessions.showMore()}>
          Show more
        </button>
      )}
      <button type="button" className="button about-you" onClick={() => setIntroducing(true)}>
        <PersonIcon />
        About you
      </button>
      {introducing && <ProfileDialog onClose={() => setIntroducing(false)} />}
      {leaving && (
        <ConfirmDialog
          confirmation={{
            question: `Delete “${leaving.title}”?`,
            consequence: 'The conversation and all its answers will be gone for good.',
            verb: 'Delete',
            onConfirm: () => void remove(leaving),
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </nav>
  );
}
