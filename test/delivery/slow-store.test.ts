import { expect, it } from 'vitest';
import { until } from '../doubles/until.js';
import { makeKit, platform } from './kit.js';

it('a commit that takes long takes none of the rate that the platform allows', async () => {
  const { clock, store, run, join, publish } = await makeKit();
  const settle = store.settle.bind(store);
  let committed = 0;
  store.settle = async (settlement) => {
    await new Promise<void>((resolve) => clock.after(4_000, resolve));
    await settle(settlement);
    committed += 1;
  };
  const sentAt: number[] = [];
  const somewhere = platform('somewhere', {
    limits: { token: [{ count: 1, ms: 10_000 }], place: (key) => ({ key, windows: [] }) },
    send: async () => {
      sentAt.push(clock.elapsed());
      return { kind: 'sent', messageId: String(sentAt.length) };
    },
  });
  for (const each of ['somewhere:1', 'somewhere:2']) await join(each);
  const delivery = await run(somewhere);
  await publish(delivery, 1);
  await until(() => sentAt.length === 1, 'the first post');
  await clock.advance(4_000);
  // The disk has its own time, in which this clock stands.
  await until(() => committed === 1, 'the first commit');
  await clock.advance(6_500);
  await until(() => sentAt.length === 2, 'the second post');
  const [first = 0, second = 0] = sentAt;
  expect(second - first).toBeGreaterThan(10_000);
  expect(second - first).toBeLessThan(11_000);
  const stopped = delivery.stop();
  await clock.advance(5_000);
  await stopped;
});

it('what cannot be recorded of one chat keeps no other waiting, and is sent once', async () => {
  const { clock, log, run, join, publish } = await makeKit();
  const sent: string[] = [];
  const somewhere = platform('somewhere', {
    send: async (address) => {
      sent.push(address);
      // What an adapter may not answer, and the store cannot keep.
      return { kind: 'sent', messageId: (address === '1' ? 5 : 'm') as string };
    },
  });
  for (const each of ['somewhere:1', 'somewhere:2']) await join(each);
  const delivery = await run(somewhere);
  for (const number of [1, 2, 3]) {
    await publish(delivery, number);
    await until(async () => {
      await clock.advance(1_000);
      return sent.filter((address) => address === '2').length === number;
    }, `post ${number}`);
  }
  await clock.advance(600_000);
  expect(sent.filter((address) => address === '1')).toHaveLength(1);
  const said = log.lines.filter(({ message }) => /cannot be kept/.test(message));
  expect(said[0]).toMatchObject({ level: 'error', facts: { chat: 'somewhere:1' } });
  await delivery.stop();
});
