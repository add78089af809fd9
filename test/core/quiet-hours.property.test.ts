import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isQuiet, quietUntil } from '../../src/core/quiet-hours.js';

it('quiet hours end when it is not quiet any more, and not before', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const time = fc.constantFrom('00:00', '02:30', '06:00', '12:00', '22:00', '23:59');
  const instant = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) });
  fc.assert(
    fc.property(zones, time, time, instant, (zone, from, to, now) => {
      fc.pre(from !== to);
      const end = quietUntil({ from, to }, zone, now);
      if (end === null) return;
      expect(end).toBeGreaterThan(now);
      expect(isQuiet({ from, to }, zone, end - 1)).toBe(true);
      expect(isQuiet({ from, to }, zone, end)).toBe(false);
    }),
  );
});
