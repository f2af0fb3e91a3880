import { documentEventsUrl } from '../api/documents.ts';
import type { StoredDocument } from '../api/types.ts';

export interface DocumentWatcher {
  /** Changes are told from now on; what happened before has to be asked for. */
  readonly onConnected: () => void;
  /** Nothing is told until `onConnected`. */
  readonly onLost: () => void;
  readonly onChanged: (document: StoredDocument) => void;
  readonly onRemoved: (id: string) => void;
}

/**
 * Listens to the server's events about documents while the page can be seen: browsers allow a server few connections, and
 * a page in the background needs none. @returns ends it
 */
export function watchDocuments(watcher: DocumentWatcher): () => void {
  let source: EventSource | undefined;

  const close = () => {
    source?.close();
    source = undefined;
    watcher.onLost();
  };
  const open = () => {
    source = new EventSource(documentEventsUrl);
    source.addEventListener('open', watcher.onConnected);
    source.addEventListener('error', watcher.onLost);
    source.addEventListener('document', ({ data }) => {
      watcher.onChanged(JSON.parse(String(data)) as StoredDocument);
    });
    source.addEventListener('removed', ({ data }) => {
      watcher.onRemoved((JSON.parse(String(data)) as { id: string }).id);
    });
  };
  const onVisibility = () => {
    if (document.hidden) close();
    else if (source === undefined) open();
  };

  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}
