import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/core/settings.js';
import { until } from '../doubles/until.js';
import { makeChat } from '../fixtures/article.js';
import { makeKit, platform } from './kit.js';

const minute = 60_000;

/** A chat on a night in which its clocks change, and what is published then. */
async function setUp(zone: string, start: string) {
  const kit = await makeKit();
  const somewhere = platform('somewhere', { render: (message) => [message] });
  const times: number[] = [];
  const { send } = somewhere.adapter;
  somewhere.adapter.send = (...given) => {
    times.push(kit.clock.now());
    return send.call(somewhere.adapter, ...given);
  };
  kit.clock.jump(Date.parse(start) - kit.clock.now());
  /** Lets hours go by, minute by minute, while each quarter of an hour something is published. */
  const pass = async (hours: number, delivery: Awaited<ReturnType<typeof kit.run>>, from = 1) => {
    for (let quarter = 0; quarter < hours * 4; quarter++) {
      await kit.publish(delivery, from + quarter);
      for (let step = 0; step < 15; step++) await kit.clock.advance(minute);
    }
  };
  return { ...kit, zone, somewhere, times, pass };
}

const nights = [
  ['Europe/Berlin', '2026-03-29T00:00Z', 'on'],
  ['Europe/Berlin', '2026-10-24T23:00Z', 'back'],
  ['America/New_York', '2026-03-08T06:00Z', 'on'],
  ['America/New_York', '2026-11-01T04:00Z', 'back'],
] as const;

describe.each(nights)('in the night in %s at %s, when clocks are set %s,', (zone, start) => {
  it('a digest of the hour that is jumped over or shown twice comes once, with all that was recorded before', async () => {
    const { store, run, somewhere, pass } = await setUp(zone, start);
    const digest = { days: 'daily' as const, times: ['01:30', '02:30', '04:00'] };
    const subscriptions = [
      { topic: 'rusia-ukraina', intervals: [{ lane: 'digest' as const, since: 0, until: null }] },
    ];
    const settings = { ...defaultSettings, digest };
    await store.changeChat('somewhere:1', () =>
      makeChat('somewhere:1', [], { timezone: zone, subscriptions, settings }),
    );
    const delivery = await run(somewhere);
    await pass(6, delivery);
    await until(() => somewhere.sent.length === 3, 'three digests');
    const numbers = somewhere.sent.flatMap(({ part }) =>
      part.kind === 'list'
        ? part.sections.flatMap(({ headlines }) => headlines.map(({ text }) => Number(text.split(' ')[1])))
        : [],
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    expect([...numbers].sort((left, right) => left - right)).toEqual(numbers.map((_, index) => index + 1));
  });

  it('quiet hours end when the clock of the chat says so, and everything comes', async () => {
    const { store, run, somewhere, times, pass, clock, pending } = await setUp(zone, start);
    await store.changeChat('somewhere:1', () =>
      makeChat('somewhere:1', ['rusia-ukraina'], {
        timezone: zone,
        settings: { ...defaultSettings, quiet: { from: '00:30', to: '05:00' } },
      }),
    );
    const delivery = await run(somewhere);
    await pass(7, delivery);
    await until(async () => {
      await clock.advance(1_000);
      return (await pending()) === 0;
    }, 'everything');
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    const shown = times.map((time) => format.format(time));
    expect(shown.filter((time) => time >= '00:31' && time < '05:00')).toEqual([]);
    expect(shown.some((time) => time >= '05:00' && time < '05:10')).toBe(true);
  });
});
