import { expect, it } from 'vitest';
import { PrometheusMeter } from '../../src/app/prometheus.js';
import { outcomeKinds } from '../../src/core/delivery.js';
import { afterTest } from '../doubles/environment.js';
import { seriesOf } from '../doubles/scrape.js';

const platforms = ['one', 'two', 'three'];

function makeMeter(): PrometheusMeter {
  const meter = new PrometheusMeter();
  afterTest(async () => meter.stop());
  const load = { waitingChats: 50_000, oldestWaitingMs: 90_500, rateUsed: 0.5 };
  meter.watch({
    feeds: async () => ({ all: 1_000, failing: 7 }),
    load: () => ({ one: load, two: { ...load, waitingChats: 0, oldestWaitingMs: 0 } }),
    platforms: () => ({ one: 'connected', two: 'connecting', three: 'standing by' }),
  });
  return meter;
}

const figureOf = async (meter: PrometheusMeter, name: string, labels = {}) =>
  seriesOf((await meter.scrape()).text).find(
    (each) =>
      each.name === name && Object.entries(labels).every(([label, value]) => each.labels[label] === value),
  )?.value;

it('has at most 100 series for three platforms, 1,000 feeds and every outcome', async () => {
  const meter = makeMeter();
  for (let feed = 0; feed < 1_000; feed++) {
    for (const outcome of ['changed', 'unchanged', 'failed', 'stopped'] as const) meter.polled(outcome);
    meter.fetched(feed / 10);
    meter.recorded(feed);
    for (const platform of platforms) {
      for (const kind of outcomeKinds) meter.sent(platform, kind);
      meter.posted(platform, feed * 10);
    }
  }
  const series = seriesOf((await meter.scrape()).text);
  expect(series.length).toBeLessThanOrEqual(100);
  expect(await figureOf(meter, 'kabar_posts_total', { platform: 'two', outcome: 'gone' })).toBe(1_000);
  expect(await figureOf(meter, 'kabar_articles_total')).toBe(499_500);
});

it('names and explains each metric by the conventions of Prometheus', async () => {
  const { text, type } = await makeMeter().scrape();
  expect(type).toContain('text/plain; version=0.0.4');
  const types = new Map(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind = '']) => [name, kind]),
  );
  const explained = [...text.matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name);
  expect(explained).toEqual([...types.keys()]);
  for (const [name, kind] of types) {
    expect(name).toMatch(/^(kabar|process|nodejs)_[a-z0-9_]+$/);
    expect(name.endsWith('_total'), name).toBe(kind === 'counter');
    // Base units only.
    expect(name).not.toMatch(/_(ms|milliseconds|minutes|hours|percent|kb|mb)(_|$)/);
  }
});

it('shows what each platform has to do, where this process leads, and waits in seconds', async () => {
  const meter = makeMeter();
  const values = async (name: string) =>
    Promise.all(platforms.map((platform) => figureOf(meter, name, { platform })));
  expect(await values('kabar_waiting_chats')).toEqual([50_000, 0, undefined]);
  expect(await values('kabar_oldest_waiting_seconds')).toEqual([90.5, 0, undefined]);
  expect(await values('kabar_rate_used_ratio')).toEqual([0.5, 0.5, undefined]);
  expect(await values('kabar_lease_held')).toEqual([1, 1, 0]);
  expect(await values('kabar_platform_connected')).toEqual([1, 0, 0]);
  expect(await figureOf(meter, 'kabar_feeds_failing')).toBe(7);
  expect(await figureOf(meter, 'kabar_feeds')).toBe(1_000);
});

it('a counter begins at nothing before its first event, so that the first one is an increase', async () => {
  const meter = makeMeter();
  for (const outcome of outcomeKinds)
    expect(await figureOf(meter, 'kabar_posts_total', { platform: 'three', outcome }), outcome).toBe(0);
  expect(await figureOf(meter, 'kabar_polls_total', { outcome: 'failed' })).toBe(0);
});
