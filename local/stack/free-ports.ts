import { createServer } from 'node:net';
import { once } from 'node:events';
import { LocalError } from './local-error.ts';

/** The ports of one local stack. */
export interface StackPorts {
  readonly host: number;
  readonly cosmos: number;
  readonly search: number;
  readonly model: number;
  readonly blob: number;
  /** Service Bus. */
  readonly bus: number;
}

export function stackPorts(first: number): StackPorts {
  return {
    host: first,
    cosmos: first + 1,
    search: first + 2,
    model: first + 3,
    blob: first + 4,
    bus: first + 5,
  };
}

/** The highest number the first port can have. */
export const lastFirstPort = 65_530;

/** @throws LocalError naming the first port that cannot be had */
export async function requireFreePorts(ports: StackPorts): Promise<void> {
  for (const [use, port] of Object.entries(ports) as [keyof StackPorts, number][]) {
    const fault = await tryToListen(port);
    if (fault === undefined) continue;
    const what =
      fault === 'EADDRINUSE'
        ? 'is taken by another program, perhaps by Grounded itself in another terminal.\nStop it, or choose'
        : `cannot be used (${fault}).\nChoose`;
    throw new LocalError(
      `Port ${port} (${use}) ${what} other ports: npm start -- --port ${otherThan(ports.host)}`,
    );
  }
}

function otherThan(first: number): number {
  if (first < 1024) return 7071;
  return first + 100 <= lastFirstPort ? first + 100 : first - 100;
}

/** @returns the system's error code when the port cannot be had */
async function tryToListen(port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}
