import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Some start processes, a database or a browser, and a busy machine takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/no-faults.ts',
    // Loading the platforms' SDKs once for each file would cost more than the tests.
    pool: 'threads',
    isolate: false,
    // Many tests wait: for the pace of a platform, a process or a browser.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    reporters: ['default', './test/closing-line.ts'],
  },
});
