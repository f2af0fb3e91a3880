import { registerHooks } from 'node:module';

const specifier = '@azure/functions-core';
const url = new URL('./functions-core.ts', import.meta.url).href;

/**
 * Makes `require('@azure/functions-core')` and `import '@azure/functions-core'` find the host's own
 * module. @returns a function that takes the redirection away again.
 */
export function supplyFunctionsCore(): () => void {
  const hooks = registerHooks({
    resolve: (request, context, next) =>
      request === specifier ? { url, shortCircuit: true } : next(request, context),
  });
  return () => {
    hooks.deregister();
  };
}
