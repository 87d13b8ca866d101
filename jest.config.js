import { availableParallelism } from 'node:os';

const shared = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.hub/'],
};

/** Pure tests need no database; the others share one that is migrated and seeded once (test/kit). */
const PURE = ['<rootDir>/test/modules/', '<rootDir>/test/kernel/', '<rootDir>/test/files/'];

export default {
  testTimeout: 30_000,
  maxWorkers: Math.min(availableParallelism(), 4),
  // Every file loads the hub anew, and node keeps the modules of those before: a worker that has grown is replaced.
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...shared, displayName: 'pure', testMatch: PURE.map((folder) => `${folder}**/*.test.ts`) },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: PURE,
      globalSetup: '<rootDir>/test/kit/global-setup.js',
      globalTeardown: '<rootDir>/test/kit/global-teardown.js',
    },
  ],
};
