import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import { openApiDocument } from '../shared/http/openapi.ts';
import { jsonReply } from '../shared/http/reply.ts';

app.http('openapi', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'openapi.json',
  handler: handle({ GET: async ({ services }) => jsonReply(openApiDocument(services.settings)) }),
});
