import { join } from 'node:path';

/** The app with levers for fault tests. */
export const appWithLevers = join(
  import.meta.dirname,
  '..',
  'fault',
  'fixtures',
  'app-with-levers.ts',
);

/** Pulls a lever of the app for a blob: an event of it that comes again, or a run of the former version. */
export async function pullLever(
  url: string,
  lever: 'events' | 'former-runs',
  blobName: string,
): Promise<string> {
  const response = await fetch(`${url}/api/test/${lever}`, {
    method: 'POST',
    body: JSON.stringify({ blobName }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${lever} of ${blobName}: ${response.status} ${body}`);
  return body;
}
