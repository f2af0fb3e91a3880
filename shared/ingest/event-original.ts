import * as z from 'zod';

/** The part of an Event Grid event that is used here. */
const eventSchema = z.object({ eventType: z.string(), subject: z.string() });

const originalSubject = /^\/blobServices\/default\/containers\/documents\/blobs\/(?<name>.+)$/su;

/**
 * Reads which original an event of storage is about. The subject holds the blob's name as it is, not percent-encoded.
 * @param happened what the event must tell of
 * @returns undefined for any other event.
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage
 */
export function eventOriginal(
  event: unknown,
  happened: 'BlobCreated' | 'BlobDeleted',
): string | undefined {
  const { success, data } = eventSchema.safeParse(event);
  if (!success || data.eventType !== `Microsoft.Storage.${happened}`) return undefined;
  return originalSubject.exec(data.subject)?.groups?.name;
}
