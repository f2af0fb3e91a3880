import { useCallback, useState } from 'react';
import './app.css';
import { DocumentPanel } from './documents/document-panel.tsx';
import { DropOverlay } from './documents/drop-overlay.tsx';
import { useDocuments } from './documents/use-documents.ts';
import { useFileDrop } from './documents/use-file-drop.ts';
import { useUploads } from './documents/use-uploads.ts';
import { SessionPanel } from './sessions/session-panel.tsx';
import { SessionView } from './sessions/session-view.tsx';
import { useOpenSession } from './sessions/use-open-session.ts';
import { useSessions } from './sessions/use-sessions.ts';
import { TopBar } from './top-bar.tsx';
import { SidePanel } from './ui/side-panel.tsx';
import { useMediaQuery } from './ui/use-media-query.ts';

/** The whole page: conversations, the open one, and the documents it is about. */
export function App() {
  const session = useOpenSession();
  const sessions = useSessions();
  const documents = useDocuments();
  const uploads = useUploads(documents.refresh);
  const [drawer, setDrawer] = useState<'sessions' | 'documents'>();
  const sessionsDocked = useMediaQuery('(min-width: 50rem)');
  const documentsDocked = useMediaQuery('(min-width: 72rem)');

  const upload = useCallback(
    (files: readonly File[]) => {
      setDrawer('documents');
      void uploads.add(files);
    },
    [uploads],
  );
  const dragging = useFileDrop(upload);
  const closeDrawer = () => setDrawer(undefined);
  const open = (id: string | undefined) => {
    closeDrawer();
    session.open(id);
  };

  return (
    <div className="app">
      <SidePanel
        label="Conversations"
        side="left"
        docked={sessionsDocked}
        open={drawer === 'sessions'}
        onClose={closeDrawer}
      >
        <SessionPanel sessions={sessions} currentId={session.id} onOpen={open} />
      </SidePanel>
      <main>
        {!documentsDocked && (
          <TopBar
            onSessions={sessionsDocked ? undefined : () => setDrawer('sessions')}
            onDocuments={() => setDrawer('documents')}
            onNewChat={() => open(undefined)}
          />
        )}
        <SessionView
          key={session.key}
          sessionId={session.id}
          documents={documents.items?.filter(({ status }) => status === 'indexed').length}
          onSession={(id) => session.named(session.key, id)}
          onTurn={() => void sessions.refresh()}
        />
      </main>
      <SidePanel
        label="Documents"
        side="right"
        docked={documentsDocked}
        open={drawer === 'documents'}
        onClose={closeDrawer}
      >
        <DocumentPanel
          documents={documents}
          uploads={uploads.uploads}
          onUpload={upload}
          onDismiss={uploads.dismiss}
        />
      </SidePanel>
      {dragging && <DropOverlay />}
    </div>
  );
}
