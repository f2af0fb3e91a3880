import { json, type Operation } from './operation.ts';
import { profileSchema } from './schemas/profile-schemas.ts';

export const profileOperations: readonly Operation[] = [
  {
    id: 'getProfile',
    method: 'get',
    path: '/me',
    summary: 'What you say about yourself',
    status: 200,
    response: profileSchema,
    problems: [503],
  },
  {
    id: 'putProfile',
    method: 'put',
    path: '/me',
    summary: 'Say who you are: it shapes the tone of answers and which documents come first',
    requestBody: { type: json, schema: profileSchema },
    status: 200,
    response: profileSchema,
    problems: [400, 413, 415, 503],
  },
  {
    id: 'deleteProfile',
    method: 'delete',
    path: '/me',
    summary: 'Remove what you said about yourself',
    status: 204,
    problems: [503],
  },
];
