import { app } from '@azure/functions';
import './chat.ts';
import './dead-letters.ts';
import './document-commands.ts';
import './documents.ts';
import './ingest-activities.ts';
import './ingest-deletion.ts';
import './ingest-document-v1.ts';
import './ingest-documents.ts';
import './ingest-orchestration.ts';
import './ingest-removals.ts';
import './ingestion-commands.ts';
import './evaluations.ts';
import './health.ts';
import './me.ts';
import './not-found.ts';
import './openapi.ts';
import './reconcile.ts';
import './reconcile-orchestration.ts';
import './search.ts';
import './sessions.ts';
import { prepare } from './prepare.ts';

app.setup({ enableHttpStream: true });
// Not waited for: a request that starts the app should not wait for it, either.
app.hook.appStart(() => void prepare());
