import { app } from '@azure/functions';
import { AppError } from '../shared/errors.ts';
import { allMethods, handle, type Route } from '../shared/http/handle.ts';

/** Any path no other function has: a problem like every other error, not the host's empty 404. */
const refuse: Route = async ({ request }) => {
  throw new AppError('route_not_found', `There is nothing at ${new URL(request.url).pathname}.`, {
    remedy: 'GET /api/openapi.json lists the routes.',
  });
};

app.http('not-found', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: '{*path}',
  handler: handle(Object.fromEntries(allMethods.map((method) => [method, refuse]))),
});
