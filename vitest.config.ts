import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Some start processes, a database or a browser, and a busy machine takes its time.
    testTimeout: 60_000,
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/no-faults.ts',
    // Loading the platforms' SDKs once for each file would cost more than the tests.
    pool: 'threads',
    isolate: false,
    // One fewer than there are cores is the default, which leaves half of a small machine idle.
    maxWorkers: '100%',
    reporters: ['default', './test/closing-line.ts'],
  },
});
