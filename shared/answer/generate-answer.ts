import type { AnswerEvent } from '../domain/answer-event.ts';
import type { Profile } from '../domain/profile.ts';
import type { TokenUsage } from '../domain/session.ts';
import { AppError } from '../errors.ts';
import { iterateUntilAborted } from '../resilience/iterate-until-aborted.ts';
import { streamWithSpan } from '../telemetry/stream-with-span.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { AnswerWriter } from './answer-writer.ts';
import { groundAnswer } from './ground/ground-answer.ts';
import type { History } from './history.ts';
import type { NumberedSource } from './numbered-source.ts';
import { answerPrompt, type AskedQuestion } from './prompts/answer-prompt.ts';
import { NoAnswerGate } from './stream/no-answer-gate.ts';

export interface GenerationRequest extends AskedQuestion {
  /** The deployment that writes. */
  readonly size: 'small' | 'large';
  readonly sources: readonly NumberedSource[];
  readonly history: History;
  /** Who asks. */
  readonly reader: Profile;
}

export interface Generation {
  /** The model said that the sources do not contain the answer; nothing was shown. */
  readonly refused: boolean;
  /** Whole answer as shown. */
  readonly text: string;
  /** Numbers of the sources it cites. */
  readonly cited: ReadonlySet<number>;
  readonly usage: TokenUsage | undefined;
  /** Why the answer is cut short: `answer-length` or `content-filter`. */
  readonly degraded: readonly string[];
}

/**
 * Streams the model's answer as `text` events, each known `[n]` marker followed by its `citation` event, and at last one
 * `grounding` event. A refusal has none of them.
 * @throws AppError `model_unavailable` (also when the model says nothing), `aborted`
 */
export function generateAnswer(
  request: GenerationRequest,
  ports: Pick<AnswerPorts, 'chatModel' | 'settings'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Generation> {
  return streamWithSpan(
    'generate',
    () => generate(request, ports, signal),
    ({ usage, refused, degraded }) => ({
      'grounded.prompt': answerPrompt.version,
      'grounded.sources': request.sources.length,
      'grounded.model': usage?.model,
      'grounded.refused': refused,
      'grounded.degraded': [...degraded],
    }),
  );
}

async function* generate(
  { question, asked, size, sources, history, reader }: GenerationRequest,
  { chatModel, settings }: Pick<AnswerPorts, 'chatModel' | 'settings'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Generation> {
  const gate = new NoAnswerGate();
  const writer = new AnswerWriter(sources, question);
  const request = {
    purpose: 'answer',
    messages: answerPrompt.messages({ question, asked }, sources, history, reader),
    size,
    maxOutputTokens: settings.ANSWER_MAX_OUTPUT_TOKENS,
    temperature: 0,
  } as const;
  let usage: TokenUsage | undefined;
  let degraded: readonly string[] = [];
  for await (const delta of iterateUntilAborted(chatModel.stream(request, signal), signal)) {
    if (delta.type === 'text') yield* writer.write(gate.push(delta.text));
    else ({ usage, degraded } = { usage: delta.usage, degraded: cutShort[delta.finishReason] });
  }
  yield* writer.write(gate.end());
  yield* writer.end();
  if (!gate.refused && writer.text.trim() === '') throw saidNothing(degraded);
  const { text, cited } = writer;
  if (!gate.refused) yield { type: 'grounding', grounding: groundAnswer(text, sources) };
  return { refused: gate.refused, text, cited, usage, degraded };
}

const cutShort = {
  stop: [],
  length: ['answer-length'],
  content_filter: ['content-filter'],
} as const;

function saidNothing(degraded: readonly string[]): AppError {
  const why = degraded.includes('content-filter')
    ? "The model's content filter stopped the answer."
    : 'The model gave an empty answer.';
  return new AppError('model_unavailable', why, {
    remedy: 'Try again, or ask in other words.',
    retryAfter: 5,
  });
}
