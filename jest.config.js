/** Real Postgres and a real queue: global setup starts both once, each test file clones its own database. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Our imports end in .js and mean .ts; a package's `metadata.json.js` means what it says.
  moduleNameMapper: {
    '^(\\.{1,2}/(?!.*\\.json\\.js$).*)\\.js$': '$1',
    // Bundled into one file each by test/support/bundle-libraries.ts.
    '^(adminjs|botbuilder|botbuilder-core|botbuilder-dialogs|typeorm|twilio|bull|restify|express)$':
      '<rootDir>/.build/test-libraries/$1.js',
    '^libphonenumber-js/max$': '<rootDir>/.build/test-libraries/libphonenumber-js-max.js',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/test/support/closing-line.cjs'],
  testTimeout: 60000,
  maxWorkers: 2,
  // A worker keeps the modules of every file that it ran: one that has grown past this is replaced by a new one.
  workerIdleMemoryLimit: '300MB',
};
