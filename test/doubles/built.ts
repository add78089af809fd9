import { join } from 'node:path';
import { inject } from 'vitest';

/** The file of the `kabar` command as it is installed. */
export const builtCommand = () => builtFile('src/cli/kabar.js');

/** A file of Kabar as it is installed, or of what was built beside it. */
export const builtFile = (path: string) => join(inject('built'), path);
