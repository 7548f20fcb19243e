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
const base = {
  rootDir,
  transform: { '\\.[cm]?[jt]sx?$': swc },
  setupFilesAfterEnv: ['<rootDir>/.config/patience.cjs'],
};
const node = (name, testMatch, extra = {}) => ({
  ...base,
  displayName: name,
  testEnvironment: '<rootDir>/.config/one-context.cjs',
  runtime: '<rootDir>/.config/common-modules.cjs',
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
      globalTeardown: '<rootDir>/tests/browser/support/clear-away.ts',
    }),
  ],
};
