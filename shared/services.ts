import { AiSearchIndex } from './adapters/ai-search-index.ts';
import { connectBlobService } from './adapters/blob-service-client.ts';
import { BlobContainerStore } from './adapters/blob-container-store.ts';
import { connectRecognizer } from './adapters/connect-recognizer.ts';
import { BlobUploadLinks } from './adapters/blob-upload-links.ts';
import { connectCosmos } from './adapters/cosmos-client.ts';
import { CosmosDocumentStore } from './adapters/cosmos-document-store.ts';
import { CosmosIdempotencyStore } from './adapters/cosmos-idempotency-store.ts';
import { CosmosSessionStore } from './adapters/cosmos-session-store.ts';
import { OpenAIChatModel } from './adapters/openai-chat-model.ts';
import { connectModelEndpoint } from './adapters/openai-client.ts';
import { OpenAIEmbeddingModel } from './adapters/openai-embedding-model.ts';
import { CosmosProfileStore } from './adapters/cosmos-profile-store.ts';
import { ServiceBusCommandQueue } from './adapters/service-bus-command-queue.ts';
import { connectServiceBus } from './adapters/service-bus-client.ts';
import { ServiceBusDocumentEvents } from './adapters/service-bus-document-events.ts';
import { systemClock } from './adapters/system-clock.ts';
import { systemWait } from './adapters/system-wait.ts';
import { timeOrderedIds } from './adapters/time-ordered-ids.ts';
import { lexicalReranker } from './answer/rerank/lexical-reranker.ts';
import { modelReranker } from './answer/rerank/model-reranker.ts';
import { retrievalOrder } from './answer/rerank/retrieval-order.ts';
import { semanticReranker } from './answer/rerank/semantic-reranker.ts';
import { retrieveByOneRequest } from './answer/retrieval/one-request.ts';
import type { Retrieve } from './answer/retrieval/retrieval.ts';
import { retrieveByTwoRequests } from './answer/retrieval/two-requests.ts';
import { DocumentFeeds } from './ingest/watch/document-feeds.ts';
import { readSettings } from './config/read-settings.ts';
import type { Settings } from './config/settings.ts';
import type { BlobStore } from './ports/blob-store.ts';
import type { ChatModel } from './ports/chat-model.ts';
import type { CommandQueue } from './ports/command-queue.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentEvents } from './ports/document-events.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { EmbeddingModel } from './ports/embedding-model.ts';
import type { IdempotencyStore } from './ports/idempotency-store.ts';
import type { Ids } from './ports/ids.ts';
import type { ProfileStore } from './ports/profile-store.ts';
import type { Reranker } from './ports/reranker.ts';
import type { SearchIndex } from './ports/search-index.ts';
import type { SessionStore } from './ports/session-store.ts';
import type { UploadLinks } from './ports/upload-links.ts';
import type { TextRecognizer } from './ports/text-recognizer.ts';

/** Everything a step may use, behind ports. */
export interface Services {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chatModel: ChatModel;
  readonly embeddingModel: EmbeddingModel;
  readonly searchIndex: SearchIndex;
  /** Reads pages that are images; undefined when that is off or not set up. */
  readonly textRecognizer: TextRecognizer | undefined;
  readonly retrieve: Retrieve;
  readonly reranker: Reranker;
  readonly sessions: SessionStore;
  readonly profiles: ProfileStore;
  readonly documents: DocumentStore;
  /** What changes in the documents, for those who watch. */
  readonly documentFeeds: DocumentFeeds;
  /** Container `documents`: the editors' originals. */
  readonly originals: BlobStore;
  /** Container `processed`: pages, chunks and vectors per document version. */
  readonly processed: BlobStore;
  /** Permission to upload originals past this service. */
  readonly uploadLinks: UploadLinks;
  /** What came of requests with an `Idempotency-Key`. */
  readonly idempotency: IdempotencyStore;
  /** Queue `ingestion-commands`. */
  readonly commands: CommandQueue;
  /** Topic `document-events`. */
  readonly events: DocumentEvents;
}

const retrievals: Record<Settings['RETRIEVAL'], Retrieve> = {
  'one-request': retrieveByOneRequest,
  'two-requests': retrieveByTwoRequests,
};

const rerankers: Record<
  Settings['RERANKER'],
  (settings: Settings, chatModel: ChatModel) => Reranker
> = {
  lexical: () => lexicalReranker,
  semantic: semanticReranker,
  model: (_settings, chatModel) => modelReranker(chatModel),
  none: () => retrievalOrder,
};

let current: Services | undefined;

/** The process's services, made at first use. @throws AppError `configuration` */
export function services(): Services {
  current ??= createServices(readSettings(process.env));
  return current;
}

/** Wires adapters to settings; opens no connection until something is asked of them. */
export function createServices(settings: Settings): Services {
  const clock = systemClock;
  const cosmos = connectCosmos(settings).database(settings.COSMOS_DATABASE);
  const blobs = connectBlobService(settings);
  const serviceBus = connectServiceBus(settings);
  const model = connectModelEndpoint(settings);
  const chatModel = new OpenAIChatModel(model, settings);
  const documents = new CosmosDocumentStore(cosmos, clock);
  return {
    settings,
    clock,
    ids: timeOrderedIds(clock),
    chatModel,
    embeddingModel: new OpenAIEmbeddingModel(model, settings),
    searchIndex: new AiSearchIndex(settings),
    textRecognizer: connectRecognizer(settings),
    retrieve: retrievals[settings.RETRIEVAL],
    reranker: rerankers[settings.RERANKER](settings, chatModel),
    sessions: new CosmosSessionStore(cosmos),
    profiles: new CosmosProfileStore(cosmos),
    documents,
    documentFeeds: new DocumentFeeds(documents, clock, systemWait),
    originals: new BlobContainerStore(blobs, 'documents'),
    processed: new BlobContainerStore(blobs, 'processed'),
    uploadLinks: new BlobUploadLinks(blobs, clock),
    idempotency: new CosmosIdempotencyStore(cosmos),
    commands: new ServiceBusCommandQueue(serviceBus, settings),
    events: new ServiceBusDocumentEvents(serviceBus),
  };
}
