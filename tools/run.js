// Runs a TypeScript program of this repository: node tools/run.js <program.ts> [arguments].
// Plain JavaScript, so that an older Node can still say in one sentence what is missing.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import console from 'node:console';
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Grounded needs Node 22.18 or newer, and this is Node ${process.versions.node}.\n` +
      'npm ci normally brings Node 22 along as an optional package. Run it again without --omit=optional,\n' +
      'or install Node 22 yourself, then repeat the command.',
  );
  process.exit(1);
}

// node:sqlite and type stripping are stable enough for us; their notices would bury what matters.
const emitWarning = process.emitWarning.bind(process);
process.emitWarning = (warning, ...rest) => {
  const type = typeof rest[0] === 'string' ? rest[0] : rest[0]?.type;
  if (type !== 'ExperimentalWarning') emitWarning(warning, ...rest);
};

const program = process.argv[2];
if (program === undefined) {
  console.error('Usage: node tools/run.js <program.ts> [arguments]');
  process.exit(1);
}
process.argv.splice(1, 1);
process.argv[1] = resolve(program);
try {
  await import(pathToFileURL(process.argv[1]).href);
} catch (error) {
  const missing =
    error?.code === 'ERR_MODULE_NOT_FOUND' && /Cannot find package '([^']+)'/.exec(error.message);
  if (!missing) throw error;
  console.error(
    `The package ${missing[1]} is not installed. Run npm ci first, without --omit=dev.`,
  );
  process.exit(1);
}
