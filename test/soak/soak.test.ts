import { expect, it } from 'vitest';
import { soak } from './soak.js';

it('lives two hours with 60 chats, and leaves nothing behind', async () => {
  const report = await soak({ hours: 2, chats: 60, articlesAnHour: 100 });
  expect(report.problems).toEqual([]);
  expect(report.timers).toBe(0);
  expect(report.posts).toBeGreaterThan(90);
});
