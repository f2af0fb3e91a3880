/** Import directions of the house; `npm run check:imports` holds them. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle makes load order matter and hides which module owns a thing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared/ is the product core: it knows neither triggers nor the local stack.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(functions|local|tools|test|web)/' },
    },
    {
      name: 'functions-use-shared-only',
      comment: 'Triggers call shared/; nothing deployed may reach the local stack.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(local|tools|test|web)/' },
    },
    {
      name: 'local-knows-no-product-code',
      comment: 'The local services stand in for Azure: they see requests, never product modules.',
      severity: 'error',
      from: { path: '^local/(host|durable|services)/' },
      to: { path: '^(functions|shared|tools|test|web)/' },
    },
    {
      name: 'only-adapters-import-sdks',
      comment: 'Azure and model SDKs stay behind ports.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/adapters/' },
      to: {
        path: 'node_modules/(@azure/(cosmos|search-documents|storage-blob|service-bus|identity|openai)|openai|applicationinsights)/',
      },
    },
    {
      name: 'domain-and-ports-are-plain',
      comment: 'Types and interfaces only; no step or adapter is reachable from them.',
      severity: 'error',
      from: { path: '^shared/(domain|ports)/' },
      to: { path: '^shared/', pathNot: '^shared/((domain|ports)/|errors\\.ts)' },
    },
    {
      name: 'steps-see-ports-not-adapters',
      comment: 'Only services.ts chooses adapters.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/(adapters/|services\\.ts)' },
      to: { path: '^shared/adapters/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@azure/functions-core$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
