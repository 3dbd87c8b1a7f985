// Who may import whom. docs/ARCHITECTURE.md says why; tests/boundaries.test.ts proves that a breach is found.
const server = '^src/server'
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'module-door',
      comment: 'A module is entered only through its index.ts',
      severity: 'error',
      from: { path: `${server}/modules/([^/]+)/` },
      to: {
        path: `${server}/modules/([^/]+)/`,
        pathNot: [`${server}/modules/$1/`, `${server}/modules/[^/]+/index\\.ts$`],
      },
    },
    {
      name: 'routes-use-doors',
      comment: 'Pages and endpoints are HTTP only: they call use cases through the doors of the modules',
      severity: 'error',
      from: { path: '^src/(routes|hooks)' },
      to: { path: `${server}/modules/[^/]+/`, pathNot: `${server}/modules/[^/]+/index\\.ts$` },
    },
    {
      name: 'routes-have-no-database',
      severity: 'error',
      from: { path: '^src/routes/' },
      to: { path: `${server}/platform/database/` },
    },
    {
      name: 'sql-in-stores',
      comment: 'Kysely stands only in *.store.ts, migrations, tables and the platform',
      severity: 'error',
      from: { path: `${server}/modules/`, pathNot: '\\.(store|test)\\.ts$|/migrations/|/tables\\.ts$' },
      to: { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: `${server}/platform/` },
      to: { path: `${server}/modules/|^src/(routes|ui)/` },
    },
    {
      name: 'ui-is-pure',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: `${server}/|^src/routes/` },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: `${server}/|^src/(routes|ui)/` },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\$app|^\\./\\$types|\\.css$|\\?raw$|^#build/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte-kit|^build/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'svelte', 'default'],
    },
  },
}
