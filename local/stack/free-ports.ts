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
}

export function stackPorts(first: number): StackPorts {
  return { host: first, cosmos: first + 1, search: first + 2, model: first + 3, blob: first + 4 };
}

/** @throws LocalError naming the first port that is taken */
export async function requireFreePorts(ports: StackPorts): Promise<void> {
  for (const [use, port] of Object.entries(ports) as [keyof StackPorts, number][]) {
    if (!(await isFree(port))) {
      throw new LocalError(
        `Port ${port} (${use}) is taken by another program, perhaps by Grounded itself in another terminal.\n` +
          `Stop it, or choose other ports: npm start -- --port ${ports.host + 100}`,
      );
    }
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}
