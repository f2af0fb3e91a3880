import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import { getLive, getReady } from '../shared/http/routes/health-routes.ts';

app.http('health-live', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'health/live',
  handler: handle({ GET: getLive }),
});

app.http('health-ready', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'health/ready',
  handler: handle({ GET: getReady }),
});
