import { afterEach, beforeEach } from 'vitest';
import { takeFaults } from './doubles/faults.js';

// What an earlier test left on its way is not held against the next one.
beforeEach(() => void takeFaults());

/** No test may make an invalid request of a platform, whatever else it is about. */
afterEach(() => {
  const faults = takeFaults();
  if (faults.length === 0) return;
  const lines = faults.map(({ platform, request, faults: what, body }) => {
    return `${platform} ${request}: ${what.join('; ')}\n  ${JSON.stringify(body).slice(0, 400)}`;
  });
  throw new Error(`invalid requests were made:\n${lines.join('\n')}`);
});
