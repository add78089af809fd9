import type { Meter } from '../../src/core/ports/meter.js';

/** A meter that keeps everything it is told, in its order. */
export class RecordedMeter implements Meter {
  readonly calls: (readonly unknown[])[] = [];
  polled = (...facts: Parameters<Meter['polled']>) => void this.calls.push(['polled', ...facts]);
  fetched = (...facts: Parameters<Meter['fetched']>) => void this.calls.push(['fetched', ...facts]);
  recorded = (...facts: Parameters<Meter['recorded']>) => void this.calls.push(['recorded', ...facts]);
  sent = (...facts: Parameters<Meter['sent']>) => void this.calls.push(['sent', ...facts]);
  posted = (...facts: Parameters<Meter['posted']>) => void this.calls.push(['posted', ...facts]);

  /** What was told under a name. */
  of(name: keyof Meter): unknown[][] {
    return this.calls.filter(([each]) => each === name).map(([, ...facts]) => facts);
  }
}
