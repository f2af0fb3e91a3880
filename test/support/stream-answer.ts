import { parseJsonEventStream, readUIMessageStream, uiMessageChunkSchema } from 'ai';
import type { UIMessage, UIMessageChunk } from 'ai';

type StreamItem<T> = T extends ReadableStream<infer Item> ? Item : never;

export interface StreamedAnswer {
  readonly response: Response;
  /** Every part, checked against the AI SDK's own schema. */
  readonly chunks: readonly UIMessageChunk[];
  /** The message the AI SDK makes of them. */
  readonly message: UIMessage;
  /** Whether the last line was `[DONE]`. */
  readonly ended: boolean;
}

/** Asks over the stream and reads the answer with the AI SDK's parser, as `useChat` does. */
export async function streamAnswer(
  url: string,
  question: Readonly<Record<string, unknown>>,
): Promise<StreamedAnswer> {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(question),
  });
  if (!response.ok || !response.body) {
    throw new Error(`The stream was refused: ${response.status} ${await response.text()}`);
  }
  const [forParser, forEnd] = response.body.tee();
  const raw = new Response(forEnd).text();
  const chunks: UIMessageChunk[] = [];
  const parsed = parseJsonEventStream({ stream: forParser, schema: uiMessageChunkSchema });
  const valid = parsed.pipeThrough(
    new TransformStream<StreamItem<typeof parsed>, UIMessageChunk>({
      transform(result, controller) {
        if (!result.success) throw result.error;
        chunks.push(result.value);
        controller.enqueue(result.value);
      },
    }),
  );
  let message: UIMessage | undefined;
  for await (const state of readUIMessageStream({ stream: valid })) message = state;
  if (!message) throw new Error('The stream held no message.');
  return { response, chunks, message, ended: (await raw).trimEnd().endsWith('data: [DONE]') };
}
