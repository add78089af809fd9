import { z } from 'zod';

const hourMs = 3_600_000;

/** How long hourly figures are kept: 31 days, in milliseconds. */
export const figuresAge = 31 * 24 * hourMs;

/** The upper bounds of the classes of delays between publication and post, in seconds. One more class is above the last. */
export const delayBounds = [10, 30, 60, 120, 300, 900, 3_600] as const;

/** What is counted by the hour. `refused`: posts that the platform will never take. */
const figureKinds = ['articles', 'posts', 'refused', 'delay'] as const;

/** How often something happened within one hour. */
export const figureSchema = z.object({
  /** When the hour began, in milliseconds since 1970. */
  hour: z.number().int().nonnegative(),
  kind: z.enum(figureKinds),
  /** The adapter's name; empty for articles. */
  platform: z.string(),
  /** The class of a delay, from 0, by {@link delayBounds}; 0 for the other kinds. */
  bucket: z.number().int().min(0).max(delayBounds.length),
  count: z.number().int().nonnegative(),
});

/** See {@link figureSchema}. */
export type Figure = z.infer<typeof figureSchema>;

/** What a figure counts, and when. Figures of the same key are added up. */
export type FigureKey = Omit<Figure, 'count'>;

/** A figure's key as one text. */
export const figureKeyOf = ({ hour, kind, platform, bucket }: FigureKey): string =>
  `${hour} ${kind} ${bucket} ${platform}`;

/** The beginning of the hour that an instant is in. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs) * hourMs;
}

/** The class that a delay belongs to. A bound belongs to the class below it, as in Prometheus. */
export function delayBucketOf(seconds: number): number {
  const bucket = delayBounds.findIndex((bound) => seconds <= bound);
  return bucket === -1 ? delayBounds.length : bucket;
}

/** A delay as its classes tell it. `atLeast`: it lies above the last bound, and more is not known. */
export interface Delay {
  seconds: number;
  atLeast: boolean;
}

/**
 * The delay that a share of all delays does not exceed, e.g. 0.5 for the median, as if the delays within a class were
 * spread evenly. Null when there are none.
 */
export function delayQuantile(counts: readonly number[], share: number): Delay | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = share * total;
  let below = 0;
  for (const [bucket, upper] of delayBounds.entries()) {
    const count = counts[bucket] ?? 0;
    if (count > 0 && below + count >= rank) {
      const lower = delayBounds[bucket - 1] ?? 0;
      return { seconds: lower + ((upper - lower) * (rank - below)) / count, atLeast: false };
    }
    below += count;
  }
  return { seconds: delayBounds.at(-1) ?? 0, atLeast: true };
}

/** How often each class of delays occurs among figures. */
export function delayCounts(figures: readonly Figure[], platform: string): number[] {
  const counts = Array<number>(delayBounds.length + 1).fill(0);
  for (const { kind, platform: of, bucket, count } of figures) {
    if (kind === 'delay' && of === platform) counts[bucket] = (counts[bucket] ?? 0) + count;
  }
  return counts;
}

/** The sum of the figures of a kind. @param platform default: all. */
export function sumOf(figures: readonly Figure[], kind: Figure['kind'], platform?: string): number {
  return figures.reduce(
    (sum, each) =>
      each.kind === kind && (platform === undefined || each.platform === platform) ? sum + each.count : sum,
    0,
  );
}
