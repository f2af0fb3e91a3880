import { AsyncLocalStorage } from 'node:async_hooks';
import {
  context,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
  type AttributeValue,
  type Context,
  type ContextManager,
  type Span,
} from '@opentelemetry/api';

export interface RecordedSpan {
  readonly name: string;
  /** Name of the span that it stands below. */
  readonly parent: string | undefined;
  readonly attributes: Attributes;
  readonly status: SpanStatusCode;
}

/** Takes the place of a telemetry library for this process. @returns the spans that have ended, in that order */
export function recordSpans(): RecordedSpan[] {
  const ended: RecordedSpan[] = [];
  const tracer = new RecordingTracer(ended);
  context.setGlobalContextManager(new LocalContexts());
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  return ended;
}

class RecordingTracer {
  readonly #ended: RecordedSpan[];
  readonly #names = new WeakMap<Span, string>();

  constructor(ended: RecordedSpan[]) {
    this.#ended = ended;
  }

  startSpan(name: string, _options?: unknown, from: Context = context.active()): Span {
    const above = trace.getSpan(from);
    const span = recordingSpan((attributes, status) => {
      const parent = above && this.#names.get(above);
      this.#ended.push({ name, parent, attributes, status });
    });
    this.#names.set(span, name);
    return span;
  }

  startActiveSpan(name: string, ...rest: unknown[]): never {
    const span = this.startSpan(name);
    const work = rest.at(-1) as (span: Span) => never;
    return context.with(trace.setSpan(context.active(), span), () => work(span));
  }
}

function recordingSpan(end: (attributes: Attributes, status: SpanStatusCode) => void): Span {
  const attributes: Attributes = {};
  let status = SpanStatusCode.UNSET;
  return {
    spanContext: () => ({ traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 }),
    setAttribute(key: string, value: AttributeValue) {
      attributes[key] = value;
      return this;
    },
    setAttributes(values) {
      Object.assign(attributes, values);
      return this;
    },
    setStatus({ code }) {
      status = code;
      return this;
    },
    addEvent() {
      return this;
    },
    addLink() {
      return this;
    },
    addLinks() {
      return this;
    },
    updateName() {
      return this;
    },
    isRecording: () => true,
    recordException: () => undefined,
    end: () => end(attributes, status),
  };
}

class LocalContexts implements ContextManager {
  readonly #contexts = new AsyncLocalStorage<Context>();

  active(): Context {
    return this.#contexts.getStore() ?? ROOT_CONTEXT;
  }

  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    active: Context,
    work: F,
    self?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.#contexts.run(active, () => work.apply(self, args));
  }

  bind<T>(_context: Context, target: T): T {
    return target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    return this;
  }
}
