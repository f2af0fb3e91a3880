import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { DurableClient, DurableOrchestrationStatus } from 'durable-functions';

import { startTaskHub } from '../../../../local/durable/start-task-hub.ts';
import type {
  FunctionInvoker,
  Precedence,
  TaskHub,
  TaskHubLogEntry,
  TaskHubSettings,
} from '../../../../local/durable/task-hub.ts';
import { df, invoker as appInvoker } from './functions-app.ts';
import { ManualClock } from './manual-clock.ts';
import { until } from './until.ts';

export interface HarnessOptions {
  readonly file?: string;
  readonly clock?: ManualClock;
  readonly settings?: Partial<TaskHubSettings>;
  readonly invoker?: FunctionInvoker;
  readonly precedence?: Precedence;
}

/** A task hub behind a loopback server, driven by the library's own client. */
export class HubHarness {
  readonly hub: TaskHub;
  readonly baseUrl: string;
  readonly client: DurableClient;
  readonly clock: ManualClock;
  readonly logged: TaskHubLogEntry[];
  readonly #server: Server;

  private constructor(
    fields: Pick<HubHarness, 'hub' | 'baseUrl' | 'clock' | 'logged'>,
    server: Server,
  ) {
    this.hub = fields.hub;
    this.baseUrl = fields.baseUrl;
    this.clock = fields.clock;
    this.logged = fields.logged;
    this.#server = server;
    this.client = clientOf(fields.hub, fields.baseUrl);
  }

  static async start(options: HarnessOptions = {}): Promise<HubHarness> {
    const clock = options.clock ?? new ManualClock();
    const logged: TaskHubLogEntry[] = [];
    const hub = await startTaskHub({
      file: options.file ?? ':memory:',
      hubName: 'TestHub',
      invoker: options.invoker ?? appInvoker,
      settings: {
        maxConcurrentActivityFunctions: 4,
        maxConcurrentOrchestratorFunctions: 4,
        ...options.settings,
      },
      ...(options.precedence && { precedence: options.precedence }),
      log: (entry) => logged.push(entry),
      now: clock.now,
      setTimer: clock.setTimer,
    });
    const server = createServer((request, response) => {
      void hub.handleHttp(request, response).then((served) => {
        if (!served) response.writeHead(418).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    hub.start();
    return new HubHarness({ hub, baseUrl, clock, logged }, server);
  }

  /** Waits until the instance has one of the statuses. */
  async reaches(instanceId: string, ...statuses: string[]): Promise<DurableOrchestrationStatus> {
    return until(`${instanceId} becomes ${statuses.join(' or ')}`, async () => {
      const status = await this.client.getStatus(instanceId);
      return statuses.includes(status.runtimeStatus) && status;
    });
  }

  /** Starts an orchestration and waits for its end. */
  async run(name: string, input?: unknown): Promise<DurableOrchestrationStatus> {
    const instanceId = await this.client.startNew(name, { input });
    return this.reaches(instanceId, 'Completed', 'Failed', 'Terminated');
  }

  /** Moves the clock from timer to timer until the instance ends. */
  async runThroughTimers(instanceId: string): Promise<DurableOrchestrationStatus> {
    return until(`${instanceId} ends`, async () => {
      const status = await this.client.getStatus(instanceId);
      if (['Completed', 'Failed', 'Terminated'].includes(status.runtimeStatus)) return status;
      const { nextAt } = this.clock;
      if (nextAt !== undefined) this.clock.advance(nextAt - this.clock.now());
      return undefined;
    });
  }

  async close(): Promise<void> {
    await this.hub.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function clientOf(hub: TaskHub, baseUrl: string): DurableClient {
  // Without this the library rewrites the management URLs to port 7071.
  process.env.WEBSITE_HOSTNAME = new URL(baseUrl).host;
  const binding = df.input.durableClient();
  const data: unknown = JSON.parse(hub.clientBinding(baseUrl));
  const context = { options: { extraInputs: [binding] }, extraInputs: { get: () => data } };
  return df.getClient(context as unknown as Parameters<typeof df.getClient>[0]);
}
