import type { WrittenDate } from '../read/dates.js';
import type { Dates } from './page-facts.js';

/** So many dates of each kind are kept. */
const maxDates = 20;
/** The only time above a headline is its own if it stands right there. */
const timeDistance = 3;

/** Where a date stands: in which `article`, 0 for none, and in which line. */
interface Place {
  article: number;
  block: number;
}

/** Collects the dates that the header of an article shows. */
export class DateCollector {
  readonly #published: WrittenDate[] = [];
  readonly #days: WrittenDate[] = [];
  readonly #updated: WrittenDate[] = [];
  readonly #above: (Place & { date: WrittenDate })[] = [];
  #fromAbove: WrittenDate[] = [];

  /** Those that are the article's, the surest first. Of several days without a time nobody knows which one is meant. */
  get found(): Dates {
    const [day, ...others] = this.#days;
    const days = day !== undefined && others.every(({ local }) => local === day.local) ? [day] : [];
    return { published: [...this.#published, ...this.#fromAbove, ...days], updated: this.#updated };
  }

  /** A date below the headline. */
  below(date: WrittenDate, isChange: boolean): void {
    const list = date.hasTime ? (isChange ? this.#updated : this.#published) : isChange ? null : this.#days;
    if (list !== null && list.length < maxDates) list.push(date);
  }

  /** A date before any headline: it may be that of something else. */
  above(date: WrittenDate, isChange: boolean, place: Place): void {
    if (date.hasTime && !isChange && this.#above.length < maxDates) this.#above.push({ date, ...place });
  }

  /** The headline has come: what stands in its own `article` is its own, and the only date that stands close above it. */
  headline({ article, block }: Place): void {
    const close = this.#above.filter((other) => block - other.block <= timeDistance);
    const [only, ...others] = close;
    const isOwn =
      others.length === 0 && only !== undefined && (this.#above.length === 1 || block - only.block === 1);
    const own =
      article === 0 ? (isOwn ? only : undefined) : this.#above.find((other) => other.article === article);
    if (own !== undefined) this.#fromAbove = [own.date];
  }
}
