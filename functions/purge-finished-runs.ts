import * as df from 'durable-functions';

const dayMs = 86_400_000;
/** A repeated event of a version comes within days: for as long its run must be known. */
const keptDays = 30;
const { Completed, Failed, Terminated, Canceled } = df.OrchestrationRuntimeStatus;

/**
 * Removes what the task hub keeps of runs that have ended and began more than 30 days ago; it keeps everything otherwise.
 * @returns how many there were. @throws Error when the task hub does not answer
 */
export async function purgeFinishedRuns(
  client: Pick<df.DurableClient, 'purgeInstanceHistoryBy'>,
  now: Date,
): Promise<number> {
  const { instancesDeleted } = await client.purgeInstanceHistoryBy({
    createdTimeFrom: new Date(0),
    createdTimeTo: new Date(now.getTime() - keptDays * dayMs),
    runtimeStatus: [Completed, Failed, Terminated, Canceled],
  });
  return instancesDeleted;
}
