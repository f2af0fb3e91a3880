import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import { deleteProfile, getProfile, putProfile } from '../shared/http/routes/profile-routes.ts';

app.http('me', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'me',
  handler: handle({ GET: getProfile, PUT: putProfile, DELETE: deleteProfile }),
});
