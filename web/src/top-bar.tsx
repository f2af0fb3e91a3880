import { DocumentsIcon, MenuIcon, PlusIcon } from './ui/icons.tsx';
import { Wordmark } from './ui/wordmark.tsx';

/** The way to what has no room beside the conversation. */
export function TopBar({
  onSessions,
  onDocuments,
  onNewChat,
}: {
  /** Absent while the panel is docked. */
  readonly onSessions: (() => void) | undefined;
  readonly onDocuments: () => void;
  readonly onNewChat: () => void;
}) {
  return (
    <header className="top-bar">
      {onSessions && (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label="Conversations"
            onClick={onSessions}
          >
            <MenuIcon />
          </button>
          <Wordmark />
          <button type="button" className="icon-button" aria-label="New chat" onClick={onNewChat}>
            <PlusIcon />
          </button>
        </>
      )}
      <button type="button" className="button" aria-label="Documents" onClick={onDocuments}>
        <DocumentsIcon />
        <span>Documents</span>
      </button>
    </header>
  );
}
