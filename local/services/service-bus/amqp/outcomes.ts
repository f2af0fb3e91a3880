import rhea from 'rhea';
import type { Settlement } from '../broker/settlement.ts';
import type { ServiceBusError } from '../service-bus-error.ts';

interface Outcome {
  described(): unknown;
}

/** rhea makes outcomes with these; its typings leave them out. */
const make = rhea.message as typeof rhea.message & {
  accepted(): Outcome;
  rejected(fields: { error: { condition: string; description: string } }): Outcome;
};

/** Tells a receiver that the broker did what it asked for. */
export function accepted(): unknown {
  return make.accepted().described();
}

/** Tells a receiver that the broker could not do what it asked for. */
export function rejected({ condition, message }: ServiceBusError): unknown {
  return make.rejected({ error: { condition, description: message } }).described();
}

/** What a receiver says with an outcome. */
interface RemoteOutcome {
  readonly undeliverable_here?: unknown;
  readonly message_annotations?: unknown;
  readonly error?: { readonly info?: unknown };
}

export type OutcomeName = 'accepted' | 'released' | 'modified' | 'rejected';

/** Reads what a receiver decided: clients of Service Bus defer and abandon by `modified`, dead-letter by `rejected`. */
export function toSettlement(name: OutcomeName, state: RemoteOutcome = {}): Settlement {
  switch (name) {
    case 'accepted':
      return { kind: 'complete' };
    case 'released':
      return { kind: 'release' };
    case 'modified': {
      const properties = toProperties(state.message_annotations);
      const kind = state.undeliverable_here === true ? 'defer' : 'abandon';
      return { kind, ...(properties && { properties }) };
    }
    case 'rejected':
      return toDeadLetter(toProperties(state.error?.info) ?? {});
  }
}

function toDeadLetter(info: Readonly<Record<string, unknown>>): Settlement {
  const { DeadLetterReason: reason, DeadLetterErrorDescription: description, ...properties } = info;
  return {
    kind: 'dead-letter',
    reason: typeof reason === 'string' ? reason : undefined,
    description: typeof description === 'string' ? description : undefined,
    properties,
  };
}

function toProperties(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? { ...value }
    : undefined;
}
