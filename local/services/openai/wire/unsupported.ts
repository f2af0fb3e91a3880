import { OpenAIError } from './openai-error.ts';

/** What a real endpoint would do and this one does not: refused by name, so that nobody trusts a silent no-op. */
export function unsupported(feature: string, param: string | null = null): OpenAIError {
  return new OpenAIError(
    501,
    'not_supported_locally',
    `The local model does not support ${feature}. Point the model endpoint setting at a real model to use it.`,
    param,
  );
}
