import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import { deleteDocument, patchDocument } from '../shared/http/routes/document-command-routes.ts';
import {
  getDocument,
  getDocumentContent,
  listDocuments,
  postDocument,
} from '../shared/http/routes/document-routes.ts';
import { getDocumentEvents } from '../shared/http/routes/get-document-events.ts';
import { postUploadUrl } from '../shared/http/routes/post-upload-url.ts';

app.http('documents', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents',
  handler: handle({ GET: listDocuments, POST: postDocument }),
});

app.http('document', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/{id}',
  handler: handle({ GET: getDocument, PATCH: patchDocument, DELETE: deleteDocument }),
});

app.http('document-content', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/{id}/content',
  handler: handle({ GET: getDocumentContent }),
});

app.http('upload-url', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/upload-url',
  // Kept by an Idempotency-Key, the address would lie in the database, and be given again when it no longer holds.
  handler: handle({ POST: postUploadUrl }, { readsOnly: true }),
});

app.http('document-events', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/events',
  handler: handle({ GET: getDocumentEvents }),
});
