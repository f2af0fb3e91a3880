import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import {
  deleteDocumentRoute,
  getDocument,
  getDocumentContent,
  listDocuments,
  postDocument,
} from '../shared/http/routes/document-routes.ts';
import { durableRuns } from '../shared/ingest/durable-runs.ts';

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
  extraInputs: [df.input.durableClient()],
  handler: handle({
    GET: getDocument,
    DELETE: deleteDocumentRoute(({ context }) => durableRuns(df.getClient(context))),
  }),
});

app.http('document-content', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'documents/{id}/content',
  handler: handle({ GET: getDocumentContent }),
});
