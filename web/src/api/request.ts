import { ApiError, readProblem } from './api-error.ts';

/**
 * Fetches from the API of this page's own origin.
 * @throws ApiError for a problem the API reports and when it cannot be reached; the abort reason when aborted
 */
export async function request(path: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (init?.signal?.aborted) throw error;
    throw new ApiError(
      'unreachable',
      'The server cannot be reached. Check that it is running and that you are online.',
      { cause: error },
    );
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** As `request`, for a reply in JSON. The API is our own and publishes its schemas: its replies are trusted. */
export async function requestJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await request(path, init);
  return (await response.json()) as T;
}
