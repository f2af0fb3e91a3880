import { join, relative } from 'node:path';
import process from 'node:process';
import { AppError } from '../shared/errors.ts';
import { buildPage } from './stack/build-page.ts';
import { helpText, parseCommandLine, type StartOptions } from './stack/command-line.ts';
import { requireFreePorts, stackPorts } from './stack/free-ports.ts';
import { hostLogFile } from './stack/host-log-file.ts';
import { LocalError } from './stack/local-error.ts';
import { putDocument } from './stack/put-document.ts';
import { reportProgress } from './stack/report-progress.ts';
import { seedSamples } from './stack/seed-samples.ts';
import { startStack } from './stack/start-stack.ts';
import { openStateDirectory } from './stack/state-directory.ts';
import { watchInbox } from './stack/watch-inbox.ts';
import { welcome } from './stack/welcome.ts';

const root = join(import.meta.dirname, '..');
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === 'help') print(helpText);
  else await run(options);
} catch (error) {
  fail(error);
}

async function run(options: StartOptions): Promise<void> {
  const began = new Date();
  const ports = stackPorts(options.port);
  await requireFreePorts(ports);
  const state = openStateDirectory(join(root, '.local'), { reset: options.reset });
  const log = hostLogFile(join(state.path, 'host.log'), (line) => print(`  ${line}`));
  print('Starting Grounded …');
  const page = buildPage(root);
  // Handled where it is awaited, which may be after it failed.
  page.catch(() => undefined);
  const stack = await startStack({
    root,
    stateDirectory: state.path,
    ports,
    shell: process.env,
    page,
    log: (entry) => log.write(entry),
  });
  const { services, settings, host } = stack;
  const tenantId = services.settings.DEFAULT_TENANT;
  const stopping = new AbortController();
  const inboxDirectory = join(root, 'inbox');
  const url = `http://localhost:${ports.host}`;
  print(
    welcome({
      url,
      inbox: `.${join('/', relative(root, inboxDirectory))}`,
      model: services.settings.CHAT_MODEL,
      isLocalModel: settings.MODEL_ENDPOINT?.includes(`127.0.0.1:${ports.model}`) ?? false,
      seconds: (Date.now() - began.getTime()) / 1000,
    }),
  );

  const progress = reportProgress(services.documents, tenantId, print, began);
  const inbox = watchInbox({
    directory: inboxDirectory,
    memoryFile: join(state.path, 'inbox.json'),
    put: (file, name) =>
      putDocument(services.originals, file, `${tenantId}/${name}`, stopping.signal),
    onError: (name, error) => print(`  not put in ${name}: ${sentence(error)}`),
  });

  let exiting = false;
  const exit = async (code: number) => {
    if (exiting) process.exit(code);
    exiting = true;
    stopping.abort();
    progress.close();
    await inbox.close();
    await stack.close();
    log.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void exit(0));
  }
  void host.crashed.then((code) => {
    print(
      `The Functions host ended by itself (exit code ${code ?? 'none'}). Its log is in .local/host.log.`,
    );
    return exit(1);
  });

  if (options.samples && !state.seeded) {
    const count = await seedSamples(
      services.originals,
      join(root, 'samples', 'documents'),
      tenantId,
      stopping.signal,
    );
    state.markSeeded();
    print(`First run: ${count} sample documents are being read.`);
  }
}

function sentence(error: unknown): string {
  if (error instanceof AppError && error.remedy) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}

/** Faults a person can mend are said in a sentence; anything else keeps its stack for a report. */
function fail(error: unknown): never {
  const isExpected = error instanceof LocalError || error instanceof AppError;
  const text =
    isExpected || !(error instanceof Error) ? sentence(error) : (error.stack ?? error.message);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
