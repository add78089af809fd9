/** Days that a sparkline shows. */
const sparkDays = 14;

const dayMs = 24 * 3_600_000;

/** The newest articles of a feed (at most 20 are known) by day, the oldest day first. */
export function articlesByDay(recent: readonly number[], now: number): number[] {
  const days = Array<number>(sparkDays).fill(0);
  for (const instant of recent) {
    const day = sparkDays - 1 - Math.floor((now - instant) / dayMs);
    if (day >= 0 && day < sparkDays) days[day] = (days[day] ?? 0) + 1;
  }
  return days;
}
