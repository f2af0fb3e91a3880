import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import { postChat } from '../shared/http/routes/post-chat.ts';

app.http('chat', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'chat',
  handler: handle({ POST: postChat }),
});
