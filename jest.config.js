const shared = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.hub/'],
};

/** Pure tests need no database; the others share one that is migrated and seeded once (test/kit). */
const PURE = ['<rootDir>/test/modules/**/*.test.ts', '<rootDir>/test/kernel/**/*.test.ts'];

export default {
  testTimeout: 30_000,
  projects: [
    { ...shared, displayName: 'pure', testMatch: PURE },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/test/**/*.test.ts', ...PURE.map((pattern) => `!${pattern}`)],
      globalSetup: '<rootDir>/test/kit/global-setup.js',
      globalTeardown: '<rootDir>/test/kit/global-teardown.js',
    },
  ],
};
