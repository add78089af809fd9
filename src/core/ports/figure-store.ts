import type { Figure } from '../figures.js';

/** Hourly figures, of all processes that share the store. They are no news: an export leaves them out. */
export interface FigureStore {
  /** Adds these counts to what is kept of their hours. Nothing is kept that is older than `figuresAge` by the store's clock. */
  addFigures(figures: readonly Figure[]): Promise<void>;
  /** Returns what is kept of the hours that began at this instant or later, the oldest first. */
  figures(since: number): Promise<Figure[]>;
}
