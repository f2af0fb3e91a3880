import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import { postSearch } from '../shared/http/routes/post-search.ts';

app.http('search', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'search',
  handler: handle({ POST: postSearch }, { readsOnly: true }),
});
