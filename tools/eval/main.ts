import process from 'node:process';
import { help, readCommandLine } from './command-line.ts';
import { evaluate } from './evaluate.ts';

try {
  const options = readCommandLine(process.argv.slice(2));
  if (options.help) console.log(help);
  else process.exitCode = await evaluate(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
