/** The API refused or could not be reached; `message` is a sentence for the person at the page. */
export class ApiError extends Error {
  /** Stable code of the problem; `unreachable` when there was no answer at all. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** The error a response of status 400 and above stands for: its `application/problem+json` where it has one. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { code, detail } = (body ?? {}) as { code?: unknown; detail?: unknown };
  if (typeof code === 'string' && typeof detail === 'string') return new ApiError(code, detail);
  return new ApiError(
    'unexpected_reply',
    `The server answered with an error (${response.status}). Try again in a moment.`,
  );
}

/** Anything caught, as one sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error && error.message !== ''
    ? error.message
    : 'Something went wrong. Try again.';
}
