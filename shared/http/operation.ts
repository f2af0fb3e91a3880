import type * as z from 'zod';

/** One operation of the API, as the OpenAPI document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly requestBody?: { readonly type: string; readonly schema: z.ZodType };
  readonly status: number;
  /** `events`: server-sent events, described by `summary`. */
  readonly response?: z.ZodType | 'binary' | 'events';
  /** Changes nothing, whatever its method. */
  readonly readsOnly?: true;
  /** Also answers as `text/event-stream`. */
  readonly stream?: true;
  /** Statuses that answer with a body of their own instead of a problem. */
  readonly alsoAnswers?: Readonly<Record<number, z.ZodType>>;
  readonly problems: readonly number[];
}

export const json = 'application/json';
