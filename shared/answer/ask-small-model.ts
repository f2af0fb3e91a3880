import type { ModelPurpose } from '../domain/session.ts';
import type { ChatMessage, ChatModel } from '../ports/chat-model.ts';
import { withTimeLimit, type TimeLimit } from '../resilience/with-time-limit.ts';

export interface SmallTask {
  readonly purpose: ModelPurpose;
  readonly messages: readonly ChatMessage[];
  readonly maxOutputTokens: number;
  readonly limit: TimeLimit;
}

/**
 * What the small model replies, whole, within a time limit.
 * @throws AppError `model_unavailable` also when the time or the turn's budget is used up; `aborted`
 */
export async function askSmallModel(
  { purpose, messages, maxOutputTokens, limit }: SmallTask,
  chatModel: ChatModel,
  signal: AbortSignal,
): Promise<string> {
  const request = { purpose, messages, size: 'small', maxOutputTokens, temperature: 0 } as const;
  const { text } = await withTimeLimit(
    (limited) => chatModel.complete(request, limited),
    limit,
    signal,
  );
  return text;
}
