// Loaded before Kabar where no disk can be mounted: while the file CONTROL names an error, every write fails with it.
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';

const handle = await open(process.execPath, 'r');
const prototype = Object.getPrototypeOf(handle);
await handle.close();

function fault() {
  try {
    return readFileSync(process.env.CONTROL, 'utf8').trim();
  } catch {
    return '';
  }
}

for (const name of ['write', 'writev', 'writeFile', 'appendFile', 'truncate', 'datasync', 'sync']) {
  const real = prototype[name];
  prototype[name] = function (...given) {
    const code = fault();
    if (code === '') return real.apply(this, given);
    return Promise.reject(Object.assign(new Error(`${code}: injected`), { code }));
  };
}
