/** The doors of the house, in the order a newcomer should read them. */

/** Whose front door each module may enter. What is not listed is a root. */
const mayEnter = {
  units: [],
  access: ['units'],
  criteria: ['units', 'access'],
  documents: ['units', 'criteria'],
  dossiers: ['units', 'access', 'documents'],
  surveys: ['units', 'access', 'documents'],
  plans: ['units', 'documents', 'dossiers', 'surveys'],
  scores: ['units', 'access', 'criteria', 'documents', 'dossiers', 'surveys'],
  oversight: ['units', 'access', 'criteria', 'documents', 'scores'],
  quality: ['units', 'access', 'criteria', 'documents', 'dossiers', 'surveys', 'scores', 'oversight'],
  imports: ['units', 'criteria', 'access', 'documents', 'dossiers', 'surveys', 'scores', 'oversight', 'quality'],
};

const modulesKnowOnly = Object.entries(mayEnter).map(([module, others]) => ({
  name: `${module}-enters-${others.length ? others.join('-') : 'no-module'}`,
  severity: 'error',
  comment: `${module} knows ${others.length ? others.join(', ') : 'no other module: it is a root'}.`,
  from: { path: `^src/modules/${module}/` },
  to: { path: '^src/modules/', pathNot: [module, ...others].map((name) => `^src/modules/${name}/`) },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means two files are one file.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-exists',
      severity: 'error',
      comment: 'An import that resolves to nothing fails at run time.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      comment: 'kernel/ is what would survive a change of subject.',
      from: { path: '^src/kernel/' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    {
      name: 'database-knows-the-kernel-only',
      severity: 'error',
      comment: 'database/ opens and closes; what the tables mean is handed to it.',
      from: { path: '^src/database/' },
      to: { path: '^src/', pathNot: '^src/(database|kernel)/' },
    },
    {
      name: 'files-know-the-kernel-only',
      severity: 'error',
      comment: 'files/ keeps files and tells what they are; whose they are is known elsewhere.',
      from: { path: '^src/files/' },
      to: { path: '^src/', pathNot: '^src/(files|kernel)/' },
    },
    {
      name: 'settings-know-nothing',
      severity: 'error',
      comment: 'config.ts reads the environment; it is read by the process, not by the rooms.',
      from: { path: '^src/config\\.ts$' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    {
      name: 'modules-enter-by-the-front-door',
      severity: 'error',
      comment: 'Another module is reachable only through its index.ts.',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'only-the-process-sees-everything',
      severity: 'error',
      comment: 'Modules know the kernel and other modules, never the process around them.',
      from: { path: '^src/modules/' },
      to: { path: '^src/', pathNot: '^src/(kernel|modules)/' },
    },
    {
      name: 'the-process-enters-by-the-front-door',
      severity: 'error',
      comment: 'hub.ts, server/, main.ts and cli.ts see every module, through its index.ts.',
      from: { path: '^src/', pathNot: '^src/modules/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    ...modulesKnowOnly,
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment:
        '*.rules.ts is arithmetic that an expert can read: no ORM, no GraphQL, no clock, no input or output. Types may come from anywhere.',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: ['\\.rules\\.ts$', '^node_modules/(decimal\\.js|temporal-polyfill)/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvers-touch-no-table',
      severity: 'error',
      comment: 'A resolver asks a loader.',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: '\\.table\\.ts$' },
    },
    {
      name: 'resolvers-and-types-write-no-sql',
      severity: 'error',
      comment: 'Statements live in *.query.ts (reads) and *.commands.ts (writes).',
      from: { path: '\\.(resolver|type|rules|loaders)\\.ts$' },
      to: { path: '^node_modules/(kysely|pg|pg-copy-streams|@mikro-orm/[^/]+)/' },
    },
    {
      name: 'queries-know-no-graphql',
      severity: 'error',
      comment: 'A query answers rows; what they become is the resolver’s affair.',
      from: { path: '\\.(query|commands|table)\\.ts$' },
      to: { path: '^node_modules/(graphql|type-graphql)/' },
    },
    {
      name: 'src-does-not-know-its-tests',
      severity: 'error',
      comment: 'Seeds are read as files, tests are run: neither is imported.',
      from: { path: '^src/' },
      to: { path: '^(test|seeds|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/web/' },
    // TypeScript 7 has no JavaScript API: swc parses, and tells type-only imports apart.
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
