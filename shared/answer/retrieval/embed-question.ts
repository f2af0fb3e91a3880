import { AppError } from '../../errors.ts';
import type { SearchPorts } from '../answer-ports.ts';

/** The question's vector. @throws AppError `model_unavailable`, `aborted` */
export async function embedQuestion(
  question: string,
  { embeddingModel }: Pick<SearchPorts, 'embeddingModel'>,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const [vector] = await embeddingModel.embed([question], signal);
  if (!vector) throw new AppError('model_unavailable', 'The embedding model returned no vector.');
  return vector;
}
