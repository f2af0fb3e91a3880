import type { Broker } from '../../broker/broker.ts';

/** What a management operation works on. */
export interface ManagementContext {
  readonly broker: Broker;
  /** The entity whose management was addressed. */
  readonly path: string;
}

/**
 * @param body as the client sent it
 * @returns the body of the reply; undefined when there is nothing to tell (204)
 * @throws ServiceBusError
 */
export type Operation = (
  context: ManagementContext,
  body: unknown,
) => Readonly<Record<string, unknown>> | undefined;
