import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Some start processes, a database or a browser, and a busy machine takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/no-faults.ts',
    // Loading the platforms' SDKs once for each file would cost more than the tests.
    pool: 'threads',
    isolate: false,
    // Many tests wait: for the pace of a platform, a process or a browser.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: SlowFirst },
    reporters: ['default', './test/closing-line.ts'],
  },
});
