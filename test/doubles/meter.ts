import type { Meter } from '../../src/core/meter.js';

/** A meter that keeps everything it is told, in its order. */
export class RecordedMeter implements Meter {
  readonly told: (readonly unknown[])[] = [];
  polled = (...facts: Parameters<Meter['polled']>) => void this.told.push(['polled', ...facts]);
  fetched = (...facts: Parameters<Meter['fetched']>) => void this.told.push(['fetched', ...facts]);
  recorded = (...facts: Parameters<Meter['recorded']>) => void this.told.push(['recorded', ...facts]);
  sent = (...facts: Parameters<Meter['sent']>) => void this.told.push(['sent', ...facts]);
  posted = (...facts: Parameters<Meter['posted']>) => void this.told.push(['posted', ...facts]);

  /** What was told under a name. */
  of(name: keyof Meter): unknown[][] {
    return this.told.filter(([each]) => each === name).map(([, ...facts]) => facts);
  }
}
