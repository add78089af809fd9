import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { afterTest } from '../doubles/environment.js';
import { missingOf, seriesOf } from '../doubles/scrape.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { clock, House } from './harness.js';

const budi = { id: 700, is_bot: false, first_name: 'Budi', language_code: 'en' };
const chat = { id: 700, type: 'private' as const };
const token = 'a-long-random-word';

/** A Kabar that has posted to a chat of a platform. */
async function scraped() {
  const telegram = await TelegramServer.start({ now: clock.now });
  afterTest(() => telegram.close());
  const house = await House.build({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root });
  const { web } = await house.start();
  await house.polled();
  telegram.userSays(chat, budi, '/subscribe rusia-ukraina');
  await telegram.waitForMessage(({ text }) => text.includes('You now follow'));
  house.publish('Putin Tiba di Hanoi');
  await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
  await house.polled();
  const answer = await fetch(`${web}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return seriesOf(await answer.text());
}

/** The status of an answer, under the host name that the caller says. */
const statusOf = (url: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });

describe('GET /metrics', () => {
  it('of a Kabar that posts has what the dashboard and the alerts ask for', async () => {
    const series = await scraped();
    expect(series.length).toBeLessThanOrEqual(100);
    const sent = series.filter(
      ({ name, labels }) =>
        name === 'kabar_posts_total' && labels.outcome === 'sent' && labels.platform === 'telegram',
    );
    expect(sent.map(({ value }) => value)).toEqual([1]);
    expect(series.find(({ name }) => name === 'kabar_publish_to_post_seconds_count')?.value).toBe(1);
    expect(series.find(({ name }) => name === 'kabar_articles_total')?.value).toBe(2);

    const read = (file: string) => readFile(new URL(`deploy/${file}`, packageRoot), 'utf8');
    const rules = [...(await read('alerts.yml')).matchAll(/^ +expr: (.+)$/gm)].map(([, query = '']) => query);
    const dashboard = JSON.parse(await read('grafana-dashboard.json'));
    const panels: { targets: { expr: string }[] }[] = dashboard.panels;
    const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const variables = dashboard.templating.list.flatMap(({ type, query }: { type: string; query: string }) =>
      type === 'query' ? [query] : [],
    );
    expect([rules.length, panels.length, variables.length].every((count) => count > 0)).toBe(true);
    for (const query of [...rules, ...shown, ...variables]) {
      expect(missingOf(query, series), query).toEqual([]);
    }
    // The check itself finds what is not there.
    expect(missingOf('sum by (feed) (rate(kabar_polls_total{outcome="lost"}[5m]))', series)).toEqual([
      'kabar_polls_total{outcome="lost"}',
      'kabar_polls_total by feed',
    ]);
    expect(missingOf('kabar_nothing > 3', series)).toEqual(['kabar_nothing']);
  });

  it('has the door of the window, and stays when the window is off', async () => {
    const house = await House.build({ WEB_TOKEN: token, WEB_PANEL: 'off' });
    const { web } = await house.start();
    const status = async (headers = {}) => (await fetch(`${web}/metrics`, { headers })).status;
    expect(await status()).toBe(401);
    expect(await status({ authorization: 'Bearer another-random-word' })).toBe(401);
    expect(await status({ authorization: `Bearer ${token}` })).toBe(200);
    expect((await fetch(`${web}/`)).status).toBe(404);
  });

  it('without a token is for this machine alone, whatever host a request names', async () => {
    const here = (await (await House.build({})).start()).web as string;
    expect(await statusOf(`${here}/metrics`, { host: 'localhost:8480' })).toBe(200);
    expect(await statusOf(`${here}/metrics`, { host: 'rebound.example.org' })).toBe(403);
    expect(await statusOf(`${here}/metrics`, { host: 'localhost', 'x-forwarded-for': '192.0.2.1' })).toBe(
      403,
    );
    const open = (await (await House.build({ WEB_HOST: '0.0.0.0', WEB_PANEL: 'off' })).start()).web as string;
    const { port } = new URL(open);
    expect(await statusOf(`http://127.0.0.1:${port}/metrics`, { host: 'localhost' })).toBe(403);
  });
});
