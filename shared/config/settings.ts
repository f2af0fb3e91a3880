import * as z from 'zod';
import { originsSchema } from './origins.ts';
import { tenantSettingsSchema } from './tenant-settings.ts';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be a URL with http:// or https://' });
const positive = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const weight = z.coerce.number().min(0.01).max(100).default(1);
const optionalText = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();

/** Tokens of a prompt with its instructions, a short question and a source or two. */
const smallestPrompt = 1500;

/** Checked even when single settings are faulty, so that every fault is reported at once. */
const always = () => true;

/** Every setting of the app, by the name it has in the environment. Explained for people in docs/settings.md. */
export const settingsSchema = z
  .object({
    AUTH_MODE: z.enum(['anonymous']),
    DEFAULT_TENANT: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes')
      .default('local'),
    ALLOWED_ORIGINS: originsSchema.optional(),

    DocumentStorage: optionalText,
    DocumentStorage__blobServiceUri: httpUrl.optional(),

    ServiceBus: optionalText,
    ServiceBus__fullyQualifiedNamespace: z
      .string()
      .regex(/^[\w.-]+$/u, 'must be a host name, for example contoso.servicebus.windows.net')
      .optional(),

    COSMOS_ENDPOINT: httpUrl,
    COSMOS_KEY: optionalText,
    COSMOS_DATABASE: z.string().min(1).default('grounded'),

    SEARCH_ENDPOINT: httpUrl,
    SEARCH_API_KEY: optionalText,
    SEARCH_INDEX: z.string().min(1).default('chunks'),
    SEARCH_ANALYZER: z.string().min(1).default('en.microsoft'),

    MODEL_ENDPOINT: httpUrl,
    MODEL_API_KEY: optionalText,
    CHAT_MODEL: z.string().min(1),
    CHAT_MODEL_SMALL: optionalText,
    CHAT_MODEL_CONTEXT_TOKENS: positive(128_000),
    CHAT_MODEL_SMALL_CONTEXT_TOKENS: z.coerce.number().int().min(smallestPrompt).optional(),
    EMBEDDING_MODEL: z.string().min(1),
    EMBEDDING_DIMENSIONS: positive(256),
    MODEL_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(30),

    RETRIEVAL: z.enum(['one-request', 'two-requests']).default('one-request'),
    RETRIEVAL_KEYWORD_WEIGHT: weight,
    RETRIEVAL_VECTOR_WEIGHT: weight,
    RERANKER: z.enum(['lexical', 'semantic', 'model', 'none']).default('lexical'),
    RERANK_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(60).default(5),
    QUERY_EXPANSION: z.enum(['off', 'rules', 'model']).default('off'),
    MODEL_ROUTING: z.enum(['off', 'auto']).default('auto'),
    ANSWER_SOURCES: z.coerce.number().int().min(1).max(50).default(8),
    ANSWER_SOURCES_PER_DOCUMENT: positive(5),
    ANSWER_NEIGHBOURS: z.coerce.number().int().min(0).max(10).default(0),
    ANSWER_SOURCE_TOKENS: positive(6000),
    ANSWER_MAX_OUTPUT_TOKENS: positive(800),
    ANSWER_HISTORY_MESSAGES: positive(8),
    ANSWER_HISTORY_SUMMARY: z.enum(['on', 'off']).default('on'),
    ANSWER_MIN_RELEVANCE: z.coerce.number().min(0).max(1).optional(),
    ANSWER_FOLLOW_UPS: z.coerce.number().int().min(0).max(3).default(3),
    ANSWER_MAX_MODEL_CALLS: z.coerce.number().int().min(2).default(8),
    ANSWER_MAX_TOKENS: positive(60_000),
    SESSION_TITLE: z.enum(['question', 'model']).default('model'),
    MESSAGE_MAX_CHARACTERS: positive(4000),

    CHUNK_TOKENS: z.coerce.number().int().min(64).max(2048).default(512),
    CHUNK_OVERLAP_TOKENS: z.coerce.number().int().min(0).max(512).default(50),
    TENANT_SETTINGS: tenantSettingsSchema.optional(),
    DOCUMENT_MAX_MB: positive(50),
    DOCUMENT_MAX_PAGES: positive(2000),
    DOCUMENT_MAX_TEXT_MB: positive(20),
    DOCUMENT_MAX_ENTRIES: positive(5000),
    DOCUMENT_MAX_INFLATED_MB: positive(200),
    EMBEDDING_BATCH: z.coerce.number().int().min(1).max(2048).default(100),
    EMBEDDING_INPUT_TOKENS: z.coerce.number().int().min(64).default(8191),
    INGEST_CONCURRENCY: positive(4),
    RECONCILE_SCHEDULE: z
      .string()
      .regex(/^\S+(?: \S+){5}$/, 'must be six fields, seconds first: 0 0 3 * * *')
      .default('0 0 3 * * *'),

    OCR: z.enum(['auto', 'off', 'local', 'document-intelligence']).default('auto'),
    OCR_MAX_PAGES: positive(20),
    DOCUMENT_INTELLIGENCE_ENDPOINT: httpUrl.optional(),
    DOCUMENT_INTELLIGENCE_KEY: optionalText,

    APPLICATIONINSIGHTS_CONNECTION_STRING: optionalText,
  })
  .refine((env) => env.DocumentStorage ?? env.DocumentStorage__blobServiceUri, {
    path: ['DocumentStorage'],
    message:
      'set DocumentStorage (a connection string) or DocumentStorage__blobServiceUri (identity)',
    when: always,
  })
  .refine((env) => env.ServiceBus ?? env.ServiceBus__fullyQualifiedNamespace, {
    path: ['ServiceBus'],
    message:
      'set ServiceBus (a connection string) or ServiceBus__fullyQualifiedNamespace (identity)',
    when: always,
  })
  .refine((env) => env.OCR !== 'document-intelligence' || env.DOCUMENT_INTELLIGENCE_ENDPOINT, {
    path: ['DOCUMENT_INTELLIGENCE_ENDPOINT'],
    message: 'must be set when OCR is document-intelligence',
    when: always,
  })
  .refine(
    (env) => !(env.CHAT_MODEL_CONTEXT_TOKENS < env.ANSWER_MAX_OUTPUT_TOKENS + smallestPrompt),
    {
      path: ['CHAT_MODEL_CONTEXT_TOKENS'],
      message: `must be at least ANSWER_MAX_OUTPUT_TOKENS and ${smallestPrompt} more`,
      when: always,
    },
  )
  .refine(
    ({ MODEL_ROUTING, CHAT_MODEL_SMALL_CONTEXT_TOKENS: small, ANSWER_MAX_OUTPUT_TOKENS: output }) =>
      MODEL_ROUTING === 'off' || small === undefined || !(small < output + smallestPrompt),
    {
      path: ['CHAT_MODEL_SMALL_CONTEXT_TOKENS'],
      message: `must be at least ANSWER_MAX_OUTPUT_TOKENS and ${smallestPrompt} more, or MODEL_ROUTING off`,
      when: always,
    },
  )
  .refine((env) => !(env.CHUNK_OVERLAP_TOKENS * 2 > env.CHUNK_TOKENS), {
    path: ['CHUNK_OVERLAP_TOKENS'],
    message: 'must be at most half of CHUNK_TOKENS',
    when: always,
  });

export type Settings = Readonly<z.infer<typeof settingsSchema>>;
