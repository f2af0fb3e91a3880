import type { ServerResponse } from 'node:http';

/** An error that the host itself answers, in the form of RFC 9457. */
export interface Problem {
  readonly status: number;
  /** Stable, for programs: `route_not_found`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends the problem, or cuts the connection when an answer has begun: a cut one must not look whole. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { headers, ...body } = problem;
  const text = JSON.stringify({ type: 'about:blank', ...body });
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
