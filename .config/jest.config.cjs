const { resolve } = require('node:path');

// Absolute, because jest resolves a project's rootDir against the top one's.
const rootDir = resolve(__dirname, '..');

// One project a kind of test, so that each can be run alone: npx jest -c .config/jest.config.cjs --selectProjects shared
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];
// Published as ES modules only; jest on Node 20 needs them translated.
const esmOnly = ['jose', 'p-map', 'mingo', 'agenda', '@agendajs', 'minisearch'].join('|');

// A test file runs in a context of its own, where every look at a global costs a hundred times what it costs outside.
// Handed to each module by name, these cost what they cost in the product: a signature is checked in milliseconds.
// (Only names that no module declares for itself; mongoose does so with Date and Map.)
const sandboxInjectedGlobals = ['Float64Array', 'JSON', 'Math', 'Object', 'RegExp'];

const base = {
  rootDir,
  sandboxInjectedGlobals,
  transform: { '\\.[cm]?[jt]sx?$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  setupFilesAfterEnv: ['<rootDir>/.config/patience.cjs'],
};
const node = (name, testMatch, extra = {}) => ({
  ...base,
  displayName: name,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/.config/bundle-threads.cjs',
  setupFiles: ['<rootDir>/.config/threads.cjs'],
  testMatch,
  ...extra,
});

module.exports = {
  rootDir,
  testSequencer: '<rootDir>/.config/slow-first.cjs',
  projects: [
    node('shared', ['<rootDir>/tests/shared/**/*.test.ts']),
    node('store', ['<rootDir>/tests/embedded-mongo/**/*.test.ts']),
    node('server', ['<rootDir>/tests/server/**/*.test.ts', '<rootDir>/tests/contract/**/*.test.ts']),
    {
      ...base,
      displayName: 'miniapp',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/miniapp/**/*.test.ts?(x)'],
      moduleNameMapper: {
        '\\.(s?css|png|svg)$': 'identity-obj-proxy',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro-double.ts',
        '^@tarojs/components$': '<rootDir>/tests/support/taro-components-double.tsx',
      },
    },
    node('weapp', ['<rootDir>/tests/weapp/**/*.test.ts']),
    node('browser', ['<rootDir>/tests/browser/**/*.test.ts'], {
      globalSetup: '<rootDir>/tests/browser/support/build-app.ts',
    }),
  ],
};
