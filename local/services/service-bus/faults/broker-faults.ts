import type { Clock } from '../../../host/clock.ts';
import { ServiceBusError } from '../service-bus-error.ts';
import type { BrokerFaultRule, FaultTarget } from './broker-fault-rule.ts';

/** What can become of something that a client asks for. */
export interface Fates {
  /** Serve it. */
  proceed(): void;
  refuse(error: ServiceBusError): void;
  /** Cut the client's connection. */
  cut(): void;
}

/** Holds the fault rules and applies them. */
export class BrokerFaults {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #cutAll: () => void;
  #rules: { readonly rule: BrokerFaultRule; readonly until: number; left: number }[] = [];

  /**
   * @param random decides what a rule with a `rate` hits; 0 to 1
   * @param cutAll cuts every connection
   */
  constructor(clock: Clock, random: () => number, cutAll: () => void) {
    this.#clock = clock;
    this.#random = random;
    this.#cutAll = cutAll;
  }

  get rules(): readonly BrokerFaultRule[] {
    return this.#inForce().map(({ rule }) => rule);
  }

  /** Whether the service acts as if it were not there. */
  get isDown(): boolean {
    return this.#inForce().some(({ rule }) => rule.down === true);
  }

  set(rules: readonly BrokerFaultRule[]): void {
    const now = this.#clock.now();
    this.#rules = rules.map((rule) => ({
      rule,
      until: now + (rule.forMs ?? Infinity),
      left: rule.count ?? Infinity,
    }));
    if (this.isDown) this.#cutAll();
  }

  /** @param path of the entity; empty for a connection */
  apply(target: FaultTarget, path: string, fates: Fates): void {
    const rule = this.#take(`${target} ${path}`);
    if (!rule) {
      fates.proceed();
      return;
    }
    const strike = () => {
      if (rule.cut) fates.cut();
      else if (rule.condition) fates.refuse(injectedError(rule.condition));
      else fates.proceed();
    };
    if (rule.latencyMs) this.#clock.after(rule.latencyMs, strike);
    else strike();
  }

  #take(what: string): BrokerFaultRule | undefined {
    const entry = this.#inForce().find(({ rule }) => what.includes(rule.match ?? ''));
    if (!entry || this.#random() >= (entry.rule.rate ?? 1)) return undefined;
    entry.left -= 1;
    return entry.rule;
  }

  #inForce() {
    const now = this.#clock.now();
    return this.#rules.filter(({ left, until }) => left > 0 && until > now);
  }
}

const STATUSES: Readonly<Record<string, number>> = {
  'amqp:not-found': 404,
  'amqp:resource-limit-exceeded': 403,
  'amqp:unauthorized-access': 401,
  'com.microsoft:entity-disabled': 400,
  'com.microsoft:server-busy': 503,
  'com.microsoft:timeout': 408,
};

function injectedError(condition: string): ServiceBusError {
  return new ServiceBusError(condition, STATUSES[condition] ?? 500, `Injected fault: ${condition}`);
}
