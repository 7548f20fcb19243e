// Which way imports may point. Data flows rulebook → engine → server → miniapp; nothing flows back.
const features = 'accounts|certificates|guide|reminders|verification|chat|office|registry';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-neither-side',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|miniapp|tests)/' },
    },
    {
      name: 'server-not-miniapp',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(miniapp|tests)/' },
    },
    {
      name: 'miniapp-not-server',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { path: '^(server|tests)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/src/(?!.*cli\\.ts$|packs/(?:folders|read-file)\\.ts$|chat/learned/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'calendar-stands-alone',
      severity: 'error',
      from: { path: '^shared/src/calendar/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/calendar/' },
    },
    {
      name: 'law-knows-only-calendar',
      severity: 'error',
      from: { path: '^shared/src/law/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(law|calendar)/' },
    },
    {
      name: 'packs-know-law-and-calendar',
      severity: 'error',
      from: { path: '^shared/src/packs/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(packs|law|calendar)/' },
    },
    {
      name: 'rulebook-is-a-view-of-packs',
      severity: 'error',
      from: { path: '^shared/src/rulebook/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(rulebook|packs|law|calendar)/' },
    },
    {
      name: 'engine-knows-rulebook-and-law',
      severity: 'error',
      from: { path: '^shared/src/engine/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(engine|rulebook|packs|law|calendar)/' },
    },
    {
      name: 'guide-knows-no-contracts-or-chat',
      severity: 'error',
      from: { path: '^shared/src/guide/' },
      to: { path: '^shared/src/(contracts|chat|verification)/' },
    },
    {
      name: 'embedded-store-one-door',
      comment: 'Nothing outside imports the inside of the embedded store.',
      severity: 'error',
      from: { pathNot: '^server/embedded-mongo/' },
      to: { path: '^server/embedded-mongo/src/', pathNot: '^server/embedded-mongo/src/index\\.ts$' },
    },
    {
      name: 'embedded-store-knows-no-product',
      severity: 'error',
      from: { path: '^server/embedded-mongo/' },
      to: { path: '^(server/src|shared|miniapp)/' },
    },
    {
      name: 'lists-one-door',
      comment: 'Nothing outside imports the inside of the list reader.',
      severity: 'error',
      from: { pathNot: '^server/lists/' },
      to: { path: '^server/lists/src/', pathNot: '^server/lists/src/index\\.ts$' },
    },
    {
      name: 'lists-know-no-certificate',
      severity: 'error',
      from: { path: '^server/lists/' },
      to: { path: '^(server/(src|embedded-mongo)|shared|miniapp)/', pathNot: '^shared/src/(calendar|text)/' },
    },
    {
      name: 'feature-only-through-service',
      comment: 'A feature may use another feature only through its service.',
      severity: 'error',
      from: { path: `^server/src/(${features})/` },
      to: {
        path: `^server/src/(${features})/`,
        pathNot: ['^server/src/$1/', `^server/src/(${features})/[a-z-]*service\\.ts$`],
      },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/(http|store|clients|clock|errors|settings|crypto)' },
      to: { path: `^server/src/(${features})/` },
    },
    {
      name: 'miniapp-pieces-know-no-business',
      severity: 'error',
      from: { path: '^miniapp/src/(components|theme)/' },
      to: { path: '^miniapp/src/(features|pages|api)/' },
    },
    {
      name: 'features-not-pages',
      severity: 'error',
      from: { path: '^miniapp/src/features/' },
      to: { path: '^miniapp/src/pages/' },
    },
    {
      name: 'miniapp-takes-types-of-contracts',
      comment:
        'Full zod costs 84 KB of the main package: the mini-program imports only types from the contracts.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: {
        path: '^shared/src/(contracts|law|packs|rulebook|engine|guide|chat)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
