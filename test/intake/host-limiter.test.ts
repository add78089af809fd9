import { expect, test } from 'vitest';
import { createHostLimiter } from '../../src/intake/host-limiter.js';
import { settled } from '../doubles/clock.js';

/** Tasks that run until they are let go, by name. */
function makeTasks(limits = { total: 8, perHost: 2, slow: 4 }) {
  const turn = createHostLimiter(limits);
  const running = new Map<string, () => void>();
  return {
    ask: (host: string, slow = false, name = host) =>
      void turn(host, slow, () => new Promise<void>((resolve) => void running.set(name, resolve))),
    async end(name: string) {
      running.get(name)?.();
      running.delete(name);
      await settled(1);
    },
    names: () => [...running.keys()],
  };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${from + index}`);

test('eight at a time, in the order of asking', async () => {
  const tasks = makeTasks();
  for (const host of numbers(0, 12)) tasks.ask(host);
  expect(tasks.names()).toEqual(numbers(0, 8));
  await tasks.end('3');
  expect(tasks.names()).toEqual(['0', '1', '2', '4', '5', '6', '7', '8']);
});

test('two at a time for one host; others go first meanwhile', async () => {
  const tasks = makeTasks();
  for (const name of ['a', 'b', 'c']) tasks.ask('host', false, name);
  tasks.ask('other');
  expect(tasks.names()).toEqual(['a', 'b', 'other']);
  await tasks.end('a');
  expect(tasks.names()).toEqual(['b', 'other', 'c']);
});

test('a host that is not being asked goes before a second one of another', async () => {
  const tasks = makeTasks({ total: 2, perHost: 2, slow: 2 });
  for (const name of ['a1', 'a2', 'b1', 'b2']) tasks.ask(name.slice(0, 1), false, name);
  // The first was asked when nobody else was there.
  expect(tasks.names()).toEqual(['a1', 'a2']);
  await tasks.end('a2');
  expect(tasks.names()).toEqual(['a1', 'b1']);
  await tasks.end('b1');
  expect(tasks.names()).toEqual(['a1', 'b2']);
});

test('slow ones leave room for the rest', async () => {
  const tasks = makeTasks();
  for (const host of numbers(0, 8)) tasks.ask(host, true);
  for (const host of numbers(8, 12)) tasks.ask(host);
  expect(tasks.names()).toEqual([...numbers(0, 4), ...numbers(8, 12)]);
});

test('a task that fails gives its turn back', async () => {
  const turn = createHostLimiter({ total: 1, perHost: 1, slow: 1 });
  await expect(turn('a', false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turn('a', false, async () => 'yes')).toBe('yes');
});

test('a task that leaves its place lets others go first, as far as so many may', async () => {
  const turn = createHostLimiter({ total: 1, perHost: 1, slow: 1, left: 1 });
  const steps: string[] = [];
  const ends: (() => void)[] = [];
  const task = (name: string) =>
    turn('host', false, async (leave) => {
      steps.push(`${name} asks`);
      leave();
      leave();
      await new Promise<void>((resolve) => ends.push(resolve));
      steps.push(`${name} ends`);
    });
  const all = ['a', 'b', 'c', 'd'].map(task);
  expect(steps).toEqual(['a asks', 'b asks']);
  ends[0]?.();
  await all[0];
  // The one that was not let out holds its place to its end.
  expect(steps).toEqual(['a asks', 'b asks', 'a ends']);
  ends[1]?.();
  await all[1];
  await settled(1);
  expect(steps).toEqual(['a asks', 'b asks', 'a ends', 'b ends', 'c asks', 'd asks']);
  ends[2]?.();
  ends[3]?.();
  await Promise.all(all);
});
