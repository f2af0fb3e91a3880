import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import {
  deleteSession,
  getMessage,
  getSession,
  listMessages,
  listSessions,
  patchSession,
} from '../shared/http/routes/session-routes.ts';

app.http('sessions', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'sessions',
  handler: handle({ GET: listSessions }),
});

app.http('session', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'sessions/{id}',
  handler: handle({ GET: getSession, PATCH: patchSession, DELETE: deleteSession }),
});

app.http('session-messages', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'sessions/{id}/messages',
  handler: handle({ GET: listMessages }),
});

app.http('session-message', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'sessions/{id}/messages/{messageId}',
  handler: handle({ GET: getMessage }),
});
