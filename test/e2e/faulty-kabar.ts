import { runUntilSignal } from '../../src/cli/run.js';
import { startKabar } from '../../src/main.js';

/** What goes wrong in a real process of Kabar, once it runs. */
const faults: Record<string, () => void> = {
  exception: () =>
    setTimeout(() => {
      const cause = new Error(`GET https://siti:geheim@a.example/feed`);
      throw new Error('nobody catches this', { cause });
    }),
  rejection: () => void Promise.reject(new Error('nobody awaits this')),
  'no error': () => void Promise.reject(undefined),
  'one after another': () => void setInterval(() => void Promise.reject(new Error('again')), 1),
  none: () => {},
};

const [wanted = 'none', atTheEnd = ''] = process.argv.slice(2);

void runUntilSignal(async (signal) => {
  if (atTheEnd === 'never starts') {
    // As a database does that does not answer.
    setInterval(() => {}, 1_000);
    console.error('it starts');
    return new Promise<never>(() => {});
  }
  const running = await startKabar({ env: process.env, folder: process.cwd(), signal });
  faults[wanted]?.();
  if (atTheEnd === 'hangs') return { ...running, stop: () => new Promise<never>(() => {}) };
  return running;
}, process.env);
