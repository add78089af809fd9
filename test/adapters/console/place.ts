import { PassThrough } from 'node:stream';
import { createAdapter } from '../../../adapters/console/create.js';
import type { AdapterPlace } from '../../contracts/adapter-place.js';

const esc = '\u001b';

/** The sequences that colour text and make it clickable are the console's own. */
const own = new RegExp(`${esc}\\[[\\d;]*m|${esc}\\]8;;[^${esc}]*${esc}\\\\`, 'g');

/** A terminal. */
export async function openPlace(): Promise<AdapterPlace> {
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 60, getColorDepth: () => 8 });
  const input = Object.assign(new PassThrough(), { isTTY: false });
  let text = '';
  output.on('data', (data) => {
    text += data;
  });
  const seen = () => text.replaceAll(own, '').split(/^─+$/m).slice(1);
  return {
    address: 'terminal',
    create: async (deps) => createAdapter({}, deps, { input, output, interrupt: () => {} }),
    seen,
    faultsOf: () => [],
    say: async (command) => void input.write(`${command}\n`),
    async press(label) {
      const [, number] = new RegExp(`\\[(\\d+)\\] ${label}`).exec(seen().at(-1) ?? '') ?? [];
      if (number === undefined) throw new Error(`no choice "${label}"`);
      input.write(`${number}\n`);
    },
  };
}
