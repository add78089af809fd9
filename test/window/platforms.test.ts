import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { conditionsOf } from '../../src/window/feed-index.js';
import { findingsOf } from '../../src/window/findings.js';
import { platformName, platformsOf } from '../../src/window/platforms.js';
import type { WindowKey } from '../../src/window/texts.js';

const texts = loadTexts<WindowKey>(new URL('data/locales/window/', packageRoot));

const load = (waitingChats: number) => ({ waitingChats, oldestWaitingMs: 1, rateUsed: 0.5 });
const invites = [{ to: 'server' as const, href: 'https://there.example/' }];
const told = { process: 'there, process 7', state: 'refused', load: load(3), held: {}, invites };

function statusesOf(own: Record<string, string>, leaders: readonly (typeof told & { platform: string })[]) {
  const machine = {
    figures: async () => [],
    load: () => ({ here: load(1) }),
    leaders: async () => leaders,
    memory: () => 0,
    store: 'postgres' as const,
  };
  return platformsOf({ platforms: () => own, invites: () => ({}), machine });
}

it('tells of each platform what the process knows that leads for it', async () => {
  const own = { here: 'connected', there: 'standing by', nobody: 'standing by' };
  const leaders = ['here', 'there', 'unknown'].map((platform) => ({ platform, ...told }));
  const elsewhere = { state: 'refused', elsewhere: told.process, load: load(3), invites };
  expect(await statusesOf(own, leaders)).toEqual([
    // What this process knows itself is newer than what it told.
    { name: 'here', state: 'connected', elsewhere: null, load: load(1), invites: [] },
    { name: 'there', ...elsewhere },
    { name: 'nobody', state: 'standing by', elsewhere: null, load: null, invites: [] },
    // A token that this process has not.
    { name: 'unknown', ...elsewhere },
  ]);
});

it('finds a token that is refused elsewhere too, and nothing in standing by', async () => {
  const catalog = catalogSchema.parse({});
  const platforms = await statusesOf({ there: 'standing by', nobody: 'standing by' }, [
    { platform: 'there', ...told },
  ]);
  const feeds = await conditionsOf(catalog, []);
  const facts = { platforms, feeds, followed: new Map(), refusals: [], catalog, now: 1 };
  expect(findingsOf(facts, 9)).toEqual({ shown: [{ kind: 'refused', platform: 'there' }], count: 1 });
});

it('names platforms as people know them, in the language of the page', () => {
  const named = (language: 'en' | 'id') =>
    ['telegram', 'discord', 'web', 'console'].map((id) => platformName(id, texts(language)));
  expect(named('en')).toEqual(['Telegram', 'Discord', 'Browser chat', 'Terminal']);
  expect(named('id')).toEqual(['Telegram', 'Discord', 'Obrolan di peramban', 'Terminal']);
});
