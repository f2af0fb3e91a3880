import OpenAI from 'openai';
import type { Settings } from '../config/settings.ts';
import { azureCredential } from './azure-credential.ts';

const azureScope = 'https://cognitiveservices.azure.com/.default';

/**
 * A client for any endpoint that speaks the OpenAI API: Azure OpenAI (`https://<name>.openai.azure.com/openai/v1`),
 * OpenAI, Ollama, vLLM or the local model. Without MODEL_API_KEY it signs in with the app's Azure identity.
 * The library's own retries are off: they ignore a long `retry-after`, and one policy is enough.
 */
export function connectModelEndpoint(
  settings: Pick<Settings, 'MODEL_ENDPOINT' | 'MODEL_API_KEY' | 'MODEL_TIMEOUT_SECONDS'>,
): OpenAI {
  return new OpenAI({
    baseURL: settings.MODEL_ENDPOINT,
    apiKey: settings.MODEL_API_KEY ?? azureToken,
    maxRetries: 0,
    timeout: settings.MODEL_TIMEOUT_SECONDS * 1000,
  });
}

async function azureToken(): Promise<string> {
  const token = await azureCredential.getToken(azureScope);
  return token?.token ?? '';
}
