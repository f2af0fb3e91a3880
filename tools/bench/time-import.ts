import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { useApp } from '../../local/host/core/current-app.ts';
import { FunctionApp } from '../../local/host/core/function-app.ts';
import { supplyFunctionsCore } from '../../local/host/core/supply-functions-core.ts';

// Prints how many milliseconds the import of a bundle takes in a process that has done nothing else.
supplyFunctionsCore();
useApp(new FunctionApp(() => undefined));
const began = performance.now();
await import(pathToFileURL(process.argv[2] ?? '').href);
process.stdout.write(String(performance.now() - began), () => process.exit(0));
