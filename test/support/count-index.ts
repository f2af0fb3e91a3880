import type { Settings } from '../../shared/config/settings.ts';

/** How many chunks the index holds, of all tenants and documents. */
export async function countIndex(settings: Settings): Promise<number> {
  const { SEARCH_ENDPOINT, SEARCH_INDEX, SEARCH_API_KEY = '' } = settings;
  const response = await fetch(
    `${SEARCH_ENDPOINT}/indexes('${SEARCH_INDEX}')/docs/$count?api-version=2024-07-01`,
    { headers: { 'api-key': SEARCH_API_KEY } },
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`The index was not counted: ${text}`);
  return Number(text.replace(/^\uFEFF/u, ''));
}
