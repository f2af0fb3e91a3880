export interface AnswerTiming {
  /** Until the first character of the answer, in milliseconds. */
  readonly firstToken: number;
  readonly whole: number;
}

/** Asks one question over the stream and reads the answer to its end. @throws Error when it does not end well */
export async function askOnce(url: string, message: string): Promise<AnswerTiming> {
  const began = performance.now();
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ message }),
  });
  let firstToken: number | undefined;
  let seen = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    seen += decoder.decode(bytes as Uint8Array, { stream: true });
    if (firstToken === undefined && seen.includes('"type":"text-delta"')) {
      firstToken = performance.now() - began;
    }
  }
  if (!seen.trimEnd().endsWith('data: [DONE]') || firstToken === undefined) {
    throw new Error(`The stream for “${message}” did not end well: …${seen.slice(-300)}`);
  }
  return { firstToken, whole: performance.now() - began };
}
