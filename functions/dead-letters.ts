import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import {
  listDeadLetters,
  replayDeadLetter,
  replayDeadLetters,
} from '../shared/http/routes/dead-letter-routes.ts';

app.http('dead-letters', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'ops/dead-letters',
  handler: handle({ GET: listDeadLetters }),
});

app.http('dead-letter-replay', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'ops/dead-letters/{id}/replay',
  handler: handle({ POST: replayDeadLetter }),
});

app.http('dead-letters-replay', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'ops/dead-letters/replay',
  handler: handle({ POST: replayDeadLetters }),
});
