import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import {
  postDeleteByFilter,
  postReindex,
  postReindexByFilter,
} from '../shared/http/routes/document-command-routes.ts';

app.http('document-reindex', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/{id}/reindex',
  handler: handle({ POST: postReindex }),
});

app.http('documents-reindex', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/reindex',
  handler: handle({ POST: postReindexByFilter }),
});

app.http('documents-delete', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/delete',
  handler: handle({ POST: postDeleteByFilter }),
});
