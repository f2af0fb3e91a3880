import functions, { type HttpRequest, type HttpRequestInit } from '@azure/functions';

/** A request as a handler gets it from the Functions library. */
export function aRequest(init: HttpRequestInit = {}): HttpRequest {
  return new functions.HttpRequest({
    url: 'http://localhost:7071/api/things',
    method: 'GET',
    ...init,
  });
}

/** A request whose body comes in pieces, as over a connection. It offers only what reading the body takes. */
export function aStreamedRequest(
  body: ReadableStream<Uint8Array>,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  const native = new Request('http://localhost:7071/api/things', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  });
  return native as unknown as HttpRequest;
}

/** A form with one boundary, `xx`, of the parts given; `end` closes it. */
export function formBody(
  parts: readonly { readonly disposition: string; readonly content: string }[],
  end = '--xx--\r\n',
): Buffer {
  const text = parts.map(
    ({ disposition, content }) =>
      `--xx\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`,
  );
  return Buffer.from(text.join('') + end);
}

export const formType = 'multipart/form-data; boundary=xx';
