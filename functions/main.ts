import { app } from '@azure/functions';
import './chat.ts';
import './documents.ts';
import './ingest-activities.ts';
import './ingest-deletion.ts';
import './ingest-documents.ts';
import './ingest-orchestration.ts';
import './health.ts';
import './not-found.ts';
import './openapi.ts';
import './search.ts';
import './sessions.ts';

app.setup({ enableHttpStream: true });
