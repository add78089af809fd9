import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { heapFlags } from '../../src/app/heap-flags.js';

/** A module of one function, which counts down from its argument. */
const countDown = 'AGFzbQEAAAABBQFgAX8AAwIBAAcIAQRkb3duAAAKEAEOAANAIABBAWsiAA0ACws=';

/** Runs very many turns of a loop, then lets the engine end what it compiles meanwhile. */
const script = `
  for (const flag of ${JSON.stringify([...heapFlags, '--trace-wasm-compilation-times'])})
    require('node:v8').setFlagsFromString(flag);
  const module = new WebAssembly.Module(Buffer.from('${countDown}', 'base64'));
  const { down } = new WebAssembly.Instance(module).exports;
  down(100_000_000);
  down(20_000_000);`;

it('never optimizes WebAssembly, however long it runs', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
  expect(stdout).toContain('using Liftoff');
  expect(stdout).not.toContain('using TurboFan');
});
