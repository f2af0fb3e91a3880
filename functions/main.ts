import { app } from '@azure/functions';
import './chat.ts';
import './health.ts';
import './not-found.ts';
import './openapi.ts';
import './search.ts';
import './sessions.ts';

app.setup({ enableHttpStream: true });
