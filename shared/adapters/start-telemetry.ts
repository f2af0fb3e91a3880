import type { Settings } from '../config/settings.ts';

interface Telemetry {
  readonly useAzureMonitor: (options: {
    azureMonitorExporterOptions: { connectionString: string };
  }) => void;
}

/**
 * Sends traces, metrics and logs to Application Insights when APPLICATIONINSIGHTS_CONNECTION_STRING is set; without it
 * nothing is loaded. The library takes some 200 ms, so it is called last and not waited for. Telemetry that cannot start
 * is reported once and never stops the app.
 */
export async function startTelemetry(
  settings: Pick<Settings, 'APPLICATIONINSIGHTS_CONNECTION_STRING'>,
  report: (message: string) => void,
  load: () => Promise<Telemetry> = () => import('applicationinsights'),
): Promise<void> {
  const connectionString = settings.APPLICATIONINSIGHTS_CONNECTION_STRING;
  if (connectionString === undefined) return;
  try {
    const { useAzureMonitor } = await load();
    useAzureMonitor({ azureMonitorExporterOptions: { connectionString } });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // The library repeats a connection string that it cannot read, and that is a secret.
    report(`Telemetry is off: ${why.replaceAll(connectionString, '(connection string)')}`);
  }
}
