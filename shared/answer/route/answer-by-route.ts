import type { AnswerEvent } from '../../domain/answer-event.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import type { AnswerPorts } from '../answer-ports.ts';
import { generateAnswer, type Generation, type GenerationRequest } from '../generate-answer.ts';

type RoutePorts = Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>;

/**
 * Streams the answer of the deployment that `request.size` names. When the small one refuses, fails or stops before
 * anything was shown, the large one is asked once; should that fail as well, a refusal of the small one stands.
 * @throws AppError `model_unavailable`, `aborted`
 */
export async function* answerByRoute(
  request: GenerationRequest,
  ports: RoutePorts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Generation> {
  if (request.size === 'large') return yield* generateAnswer(request, ports, signal);
  const first = yield* trySmall(request, ports, signal);
  if (first && !first.refused) return first;
  const second = trying(generateAnswer({ ...request, size: 'large' }, ports, signal));
  try {
    return yield* second.events;
  } catch (error) {
    throwIfAborted(signal);
    if (!first || second.shown()) throw error;
    ports.log.warn('The large model did not answer what the small one refused.', error);
    return first;
  }
}

/** @returns undefined when the small model failed before anything was shown */
async function* trySmall(
  request: GenerationRequest,
  ports: RoutePorts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Generation | undefined> {
  const attempt = trying(generateAnswer(request, ports, signal));
  try {
    return yield* attempt.events;
  } catch (error) {
    throwIfAborted(signal);
    if (attempt.shown()) throw error;
    ports.log.warn('The small model gave no answer; the large one is asked.', error);
    return undefined;
  }
}

/** Passes events on and knows whether there were any. */
function trying(events: AsyncGenerator<AnswerEvent, Generation>) {
  let shown = false;
  const noted: AsyncIterableIterator<AnswerEvent, Generation> = {
    async next() {
      const result = await events.next();
      shown ||= !result.done;
      return result;
    },
    return: (value) => events.return(value as Generation),
    [Symbol.asyncIterator]: () => noted,
  };
  return { events: noted, shown: () => shown };
}
