import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HostError } from './host-error.ts';
import { sendProblem } from './http/problem.ts';
import { notReady } from './http/problems.ts';

/** A bound port that answers 503 until it is told whom to ask. */
export interface HostServer {
  readonly url: string;
  readonly serve: (listener: RequestListener) => void;
  /** Cuts what is still open. */
  close(): Promise<void>;
}

/** Longer than the pauses between a page's requests, so that its connections are used again. */
const keepAliveMs = 65_000;

/**
 * Binds the port first of all: a taken one is known before user code runs.
 * @throws HostError when the port is taken or not allowed.
 */
export async function listen(port: number): Promise<HostServer> {
  let current: RequestListener = (_request, response) => sendProblem(response, notReady);
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    current(request, response);
  });
  await bind(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    serve(listener) {
      current = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      reject(new HostError(explain(error, port), { cause: error }));
    };
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop the program that holds it, or choose another port.`;
  }
  return `The host cannot listen on port ${port} (${error.message}). Choose another port.`;
}
