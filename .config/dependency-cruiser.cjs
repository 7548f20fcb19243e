// Which way imports may point. Data flows packs → law → standing → server → miniapp; nothing flows back.

/** Which features a feature may use: no two reach each other, and a new line here is a decision. */
const SERVER = {
  accounts: '',
  rulebook: 'packs',
  packs: 'accounts',
  certificates: 'accounts|packs',
  intake: 'accounts|packs|certificates',
  reminders: 'accounts|certificates',
  registry: 'accounts|packs|certificates|reminders',
  verification: 'accounts|packs|certificates|registry',
  talk: 'accounts|packs|certificates|intake|reminders',
  office: 'accounts|certificates|registry|verification|reminders|talk',
};
/** `shell` is the frame of every screen: everybody knows it, and it knows nobody. */
const MINIAPP = {
  shell: '',
  account: 'shell|packs|intake',
  packs: 'shell|place',
  place: '',
  'put-away': '',
  certificates: 'shell|packs',
  reminders: 'shell|certificates',
  study: 'shell|certificates|reminders',
  duty: 'certificates|study',
  step: 'packs|place',
  way: 'shell|certificates|reminders|place|step',
  intake: 'shell|certificates|packs',
  'certificate-detail': 'certificates|intake|put-away',
  held: 'shell|certificates|packs|place|step|study|reminders|intake|put-away|certificate-detail',
  talk: 'shell|certificates|packs|place',
  notice: 'packs',
  help: 'packs|place',
  office: 'shell|account|reminders',
  verification: 'shell|account|certificates|packs|place|office',
  me: 'shell|account|packs|place|office',
};
/** What each room of `shared` beside the law may know. Nobody but the server knows the talk. */
const ROOMS = {
  hours: 'calendar',
  text: 'calendar',
  office: 'calendar|text',
  codes: 'calendar|text|v1',
  reminders: 'calendar|v1',
  // What a talk carries from message to message goes out and comes back.
  contracts: 'calendar|codes|office|reminders|text|v1|talk/state\\.ts',
  v1: 'calendar|hours|law|packs',
};

/** Throws where features of a list reach each other, by whatever way. */
function withoutCircles(side, features) {
  const seen = new Map();
  const walk = (name, way) => {
    if (way.includes(name)) throw new Error(`${side}: ${[...way, name].join(' → ')} is a circle`);
    if (seen.has(name)) return;
    for (const used of (features[name] ?? '').split('|').filter(Boolean)) walk(used, [...way, name]);
    seen.set(name, true);
  };
  for (const name of Object.keys(features)) walk(name, []);
}
withoutCircles('server', SERVER);
withoutCircles('miniapp', MINIAPP);

const standsOn = (side, features) => {
  const from = (name) => ({ path: `^${side}/src/features/${name}/` });
  const others = { path: `^${side}/src/features/[^/]+/` };
  return [
    ...Object.entries(features).map(([name, used]) => ({
      name: `${side}-${name}-uses-what-it-may`,
      severity: 'error',
      from: from(name),
      to: {
        ...others,
        pathNot: `^${side}/src/features/(${[name, ...used.split('|')].filter(Boolean).join('|')})/`,
      },
    })),
    {
      name: `${side}-feature-without-a-line`,
      comment: 'A new feature says in the list above which others it uses.',
      severity: 'error',
      from: { ...others, pathNot: `^${side}/src/features/(${Object.keys(features).join('|')})/` },
      to: others,
    },
  ];
};

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
      from: {
        path: '^shared/src/(?!.*cli\\.ts$|packs/(?:folders|named-folders|read-file)\\.ts$|talk/learned/)',
      },
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
      name: 'standing-knows-law-and-calendar',
      severity: 'error',
      from: { path: '^shared/src/standing/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(standing|law|hours|calendar)/' },
    },
    {
      name: 'rulebook-is-a-view-of-packs',
      severity: 'error',
      from: { path: '^shared/src/v1/rulebook/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(v1/rulebook|packs|law|calendar)/' },
    },
    {
      name: 'engine-knows-rulebook-and-law',
      severity: 'error',
      from: { path: '^shared/src/v1/engine/' },
      to: { path: '^shared/src/', pathNot: '^shared/src/(v1/(engine|rulebook)|packs|law|calendar)/' },
    },
    {
      name: 'guide-knows-no-contracts-or-talk',
      severity: 'error',
      from: { path: '^shared/src/v1/guide/' },
      to: { path: '^shared/src/(contracts|talk|codes)/' },
    },
    ...Object.entries(ROOMS).map(([room, used]) => ({
      name: `${room}-knows-what-it-may`,
      severity: 'error',
      from: { path: `^shared/src/${room}/` },
      to: { path: '^shared/src/', pathNot: `^shared/src/(${[room, ...used.split('|')].join('|')})(?:/|$)` },
    })),
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
      comment: 'A feature of the server may use another feature only through its service.',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/' },
      to: {
        path: '^server/src/features/[^/]+/',
        pathNot: ['^server/src/features/$1/', '^server/src/features/[^/]+/[a-z-]*service\\.ts$'],
      },
    },
    ...standsOn('server', SERVER),
    ...standsOn('miniapp', MINIAPP),
    {
      name: 'features-know-no-demo-and-no-command',
      severity: 'error',
      from: { path: '^server/src/(features|platform|present)/' },
      to: { path: '^server/src/(demo|commands)/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/', pathNot: '^server/src/(platform/|settings\\.ts$)' },
    },
    {
      name: 'present-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/present/' },
      to: { path: '^server/src/', pathNot: '^server/src/(platform|present)/' },
    },
    {
      name: 'miniapp-pieces-know-no-business',
      severity: 'error',
      from: { path: '^miniapp/src/ui/' },
      to: { path: '^miniapp/src/(features|pages|api)/' },
    },
    {
      name: 'app-knows-no-desk',
      severity: 'error',
      from: { path: '^miniapp/src/' },
      to: { path: '^miniapp/office/' },
    },
    {
      name: 'desk-takes-of-the-app-how-it-says-failures',
      severity: 'error',
      from: { path: '^miniapp/office/' },
      to: { path: '^miniapp/src/', pathNot: '^miniapp/src/api/failure\\.ts$' },
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
        path: '^shared/src/(contracts|law|packs|v1|talk)/',
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
