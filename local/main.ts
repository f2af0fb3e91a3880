import { join, resolve } from 'node:path';
import process from 'node:process';
import { Cleanup } from './host/cleanup.ts';
import { buildPage } from './stack/build-page.ts';
import { helpText, parseCommandLine, type StartOptions } from './stack/command-line.ts';
import { requireFreePorts, stackPorts } from './stack/free-ports.ts';
import { hostLogFile } from './stack/host-log-file.ts';
import { onStopSignals } from './stack/on-stop-signals.ts';
import { printable } from './stack/printable.ts';
import { putDocument } from './stack/put-document.ts';
import { reportProgress } from './stack/report-progress.ts';
import { seedSamples } from './stack/seed-samples.ts';
import { faultReport, sentence } from './stack/sentence.ts';
import { startStack } from './stack/start-stack.ts';
import { openStateDirectory } from './stack/state-directory.ts';
import { watchInbox } from './stack/watch-inbox.ts';
import { whenOrphaned } from './stack/when-orphaned.ts';
import { welcome } from './stack/welcome.ts';

const root = join(import.meta.dirname, '..');
/** The folder of `.local/` and `inbox/`. */
const home = resolve(process.env.GROUNDED_HOME || root);

const print = (line: string) => process.stdout.write(`${printable(line)}\n`);
// Whoever read the output is gone (`npm start | head`); Grounded runs on.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const stopping = new AbortController();
const cleanup = new Cleanup((error) => print(`While stopping: ${sentence(error)}`));

try {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === 'help') print(helpText);
  else await run(options);
} catch (error) {
  // What was under way when it was told to stop fails, of course.
  if (!stopping.signal.aborted) {
    process.stderr.write(`${printable(faultReport(error))}\n`);
    await exit(1);
  }
}

async function run(options: StartOptions): Promise<void> {
  const began = new Date();
  const stop = () => {
    if (!stopping.signal.aborted) print('Stopping …');
    void exit(0);
  };
  onStopSignals(process, { stop, quit: () => process.exit(1) });
  if (process.env.npm_lifecycle_event) {
    const watch = whenOrphaned(() => process.ppid, stop);
    cleanup.add(() => watch.close());
  }
  const ports = stackPorts(options.port);
  await requireFreePorts(ports);
  const state = openStateDirectory(join(home, '.local'), { reset: options.reset });
  cleanup.add(() => state.close());
  const log = hostLogFile(join(state.path, 'host.log'), (line) => print(`  ${line}`), [
    // The progress of documents is reported below, failures included.
    'fail-document',
  ]);
  cleanup.add(() => log.close());
  print('Starting Grounded …');
  const page = buildPage(root, stopping.signal);
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
  cleanup.add(() => stack.close());
  void stack.host.crashed.then((how) => {
    if (stopping.signal.aborted) return undefined;
    print(
      `The Functions host ended by itself (${how}). Its log is ${join(state.path, 'host.log')}.`,
    );
    return exit(1);
  });

  const { services, settings } = stack;
  const { DEFAULT_TENANT: tenantId, CHAT_MODEL: model } = services.settings;
  const inboxDirectory = join(home, 'inbox');
  print(
    welcome({
      url: `http://localhost:${ports.host}`,
      inbox: home === root ? './inbox' : inboxDirectory,
      model,
      isLocalModel: settings.MODEL_ENDPOINT?.includes(`127.0.0.1:${ports.model}`) ?? false,
      seconds: (Date.now() - began.getTime()) / 1000,
    }),
  );
  const inbox = watchInbox({
    directory: inboxDirectory,
    memoryFile: join(state.path, 'inbox.json'),
    put: (file, name) =>
      putDocument(services.originals, file, `${tenantId}/${name}`, stopping.signal),
    onError: (name, error) => print(`  not put in: ${name || 'inbox'}: ${sentence(error)}`),
  });
  cleanup.add(() => inbox.close());
  const progress = reportProgress(services.documents, tenantId, print, began);
  cleanup.add(() => progress.close());

  if (options.samples && !state.seeded) {
    const samples = join(root, 'samples', 'documents');
    const count = await seedSamples(services.originals, samples, tenantId, stopping.signal);
    state.markSeeded();
    print(`First run: ${count} sample documents are being read.`);
  }
}

/** Stops everything in good order, then the process; only the first call decides the code. */
async function exit(code: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await cleanup.run();
  process.exit(code);
}
