import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Part, partSchema } from '../../../adapters/web/format.js';
import { adapter } from '../../../adapters/web/index.js';
import { type AdapterPlace, textsIn } from '../../contracts/adapter-place.js';
import { temporaryFolder } from '../../doubles/environment.js';
import { Browser } from './browser.js';

/** A browser that keeps its cookie. What it would show is read from the disk, for a page need not be open. */
export async function openPlace(): Promise<AdapterPlace> {
  const folder = join(await temporaryFolder(), 'web');
  const config = adapter.config.parse({ WEB_CHAT: 'on' });
  const browser = new Browser('en', 'browser-of-the-contract-_0123456');
  const { address } = browser;

  function kept(): { id: number; part: Part }[] {
    const file = join(folder, `${address}.jsonl`);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const all = lines
      .map((line) => JSON.parse(line))
      .filter(({ part }) => part !== undefined && part.kind !== 'own');
    return [...new Map(all.map((each) => [each.id, each])).values()];
  }

  return {
    address,
    create: (deps) => adapter.create(config, { ...deps, folder }),
    opened: async (url) => void (await browser.load(url)),
    seen: () => kept().map(({ part }) => textsIn(part)),
    faultsOf: (part) => partSchema.safeParse(part).error?.issues.map(({ message }) => message) ?? [],
    say: async (command) => void (await browser.say(`/${command}`)),
    async press(label) {
      const message = kept().at(-1);
      const button = message?.part.buttons.flat().find((each) => each.label.startsWith(label));
      if (message === undefined || button === undefined) throw new Error(`no button "${label}"`);
      await browser.post('press', { message: String(message.id), action: button.action });
    },
  };
}
