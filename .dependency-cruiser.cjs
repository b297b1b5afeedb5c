const TESTS = '\\.test(-d)?\\.ts$|^packages/[^/]+/testing/|\\.config\\.ts$';
const ENTRIES =
  '^packages/[^/]+/(src/index|runtime/index|testing/(index|arbitraries)|src/(memory|simulator|insights-file)/index|src/pglite)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-imports-its-four-libraries-only',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: TESTS },
      to: { pathNot: '^packages/core/src/|/node_modules/(zod|jstat|@noble/hashes|pure-rand)/' },
    },
    {
      name: 'packages-import-core-only',
      severity: 'error',
      comment: 'tests may also use the simulator and the stores',
      from: { path: '^packages/([^/]+)/', pathNot: TESTS },
      to: { path: '^packages/(?!core/|$1/)' },
    },
    {
      name: 'siblings-through-their-entries',
      severity: 'error',
      from: { path: '^(packages/[^/]+|examples|bench)/' },
      to: { path: '^packages/', pathNot: ['^$1/', ENTRIES] },
    },
    {
      name: 'source-imports-no-test',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: TESTS },
      to: { path: [TESTS, '/node_modules/(vitest|fast-check|msw)/'] },
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: {
        path: '^packages/[^/]+/(src|testing)/',
        pathNot: '\\.test(-d)?\\.ts$|/storage-kysely/testing/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
    {
      name: 'not-unlisted',
      severity: 'error',
      comment: "vitest is the root's",
      from: { path: '^packages/[^/]+/(src|testing)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '/node_modules/vitest/' },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@adpilot/source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
