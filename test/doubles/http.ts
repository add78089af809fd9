import type { HttpMount } from '../../src/core/ports.js';

/** For adapters that mount nothing. */
export const noMount: HttpMount = (prefix) => {
  throw new Error(`nobody serves ${prefix} here`);
};

/** For adapters that keep nothing. */
export const noFolder = '/nowhere/to/keep/anything';
