import type { Outcome } from '../core/delivery.js';
import {
  delayBucketOf,
  type Figure,
  type FigureKey,
  figureKeyOf,
  figuresAge,
  hourOf,
} from '../core/figures.js';
import type { Meter } from '../core/ports/meter.js';
import type { Clock, FigureStore, Log } from '../core/ports.js';

/** How often what was counted is stored, and read anew, in milliseconds. */
const everyMs = 60_000;

/** Counts by the hour, and adds the counts to the store once a minute. What a killed process had not stored yet is lost. */
export class HourlyFigures implements Meter {
  readonly #store: FigureStore;
  readonly #clock: Clock;
  readonly #log: Log;
  #counted = new Map<string, Figure>();
  /** What is being stored: it is shown until the store shows it. */
  #underWay: readonly Figure[] = [];
  #cancel: () => void;
  #storing: Promise<void> = Promise.resolve();
  #read: { at: number; figures: Promise<Figure[]> } | null = null;
  #isFailing = false;

  constructor(store: FigureStore, { clock, log }: { clock: Clock; log: Log }) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#cancel = this.#again();
  }

  polled(): void {}

  fetched(): void {}

  recorded(articles: number): void {
    this.#count({ kind: 'articles', platform: '', bucket: 0 }, articles);
  }

  sent(platform: string, outcome: Outcome['kind']): void {
    if (outcome === 'sent') this.#count({ kind: 'posts', platform, bucket: 0 });
    if (outcome === 'rejected') this.#count({ kind: 'refused', platform, bucket: 0 });
  }

  posted(platform: string, seconds: number): void {
    this.#count({ kind: 'delay', platform, bucket: delayBucketOf(seconds) });
  }

  /** All figures that are kept: those of other processes are at most two minutes old, those of this one are of now. */
  async all(): Promise<Figure[]> {
    const now = this.#clock.elapsed();
    // What is being stored would be seen twice, or not at all.
    await this.#storing;
    if (this.#read === null || now - this.#read.at >= everyMs) {
      const figures = this.#store.figures(hourOf(this.#clock.now() - figuresAge));
      this.#read = { at: now, figures };
      figures.catch(() => {
        this.#read = null;
      });
    }
    const stored = await this.#read.figures;
    return [...stored, ...this.#underWay, ...this.#counted.values()];
  }

  /** Stores what was counted, and counts no more. */
  async stop(): Promise<void> {
    this.#cancel();
    await this.#storing;
    await this.#flush();
  }

  #count(key: Omit<FigureKey, 'hour'>, count = 1): void {
    if (count === 0) return;
    const figure = { hour: hourOf(this.#clock.now()), ...key, count };
    const text = figureKeyOf(figure);
    const known = this.#counted.get(text);
    if (known === undefined) this.#counted.set(text, figure);
    else known.count += count;
  }

  #again(): () => void {
    return this.#clock.after(everyMs, () => {
      this.#storing = this.#flush();
      this.#cancel = this.#again();
    });
  }

  /** Keeps counts that could not be stored, and stores them with the next ones. */
  async #flush(): Promise<void> {
    if (this.#counted.size === 0) return;
    const figures = [...this.#counted.values()];
    this.#counted = new Map();
    this.#underWay = figures;
    try {
      await this.#store.addFigures(figures);
      this.#read = null;
      this.#isFailing = false;
    } catch (error) {
      for (const figure of figures) this.#putBack(figure);
      if (!this.#isFailing)
        this.#log.warn({ err: error }, 'the hourly figures cannot be stored: tried again');
      this.#isFailing = true;
    } finally {
      this.#underWay = [];
    }
  }

  #putBack(figure: Figure): void {
    const key = figureKeyOf(figure);
    const count = figure.count + (this.#counted.get(key)?.count ?? 0);
    this.#counted.set(key, { ...figure, count });
  }
}
