import type { HttpMount, WebPages } from '../../src/core/ports.js';

/** For adapters that mount nothing. */
export const noMount: HttpMount = (prefix) => {
  throw new Error(`nobody serves ${prefix} here`);
};

/** For adapters that keep nothing. */
export const noFolder = '/nowhere/to/keep/anything';

/** For adapters that are pages: a door that is open to everybody, no look, no links. */
export const openPages: WebPages = {
  door: { judge: async () => 'open', enter: async () => ({ kind: 'wrong' }) },
  login: null,
  styles: () => [],
  links: () => [],
  chosenLanguage: () => null,
};
