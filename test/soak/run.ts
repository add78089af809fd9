import { soak } from './soak.js';

/*
 * `npm run soak [hours]`: 72 simulated hours, 2,000 chats, 200 articles an hour. Posts are remembered for 48 hours, for
 * corrections, and articles for stories as long: what still grows after that is a leak.
 */

const hours = Number(process.argv[2] ?? 72);
const remembered = 48;
/** The first hour that counts: a short run tells more of what is remembered than of leaks. */
const from = hours > remembered + 1 ? remembered + 1 : 1;
if (globalThis.gc === undefined)
  throw new Error('Run it with node --expose-gc: else garbage counts as memory.');

const shown = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const report = await soak({
  hours,
  chats: 2_000,
  articlesAnHour: 200,
  onHour: ({ hour, posts, heap }) => console.log(`hour ${hour}: ${posts} posts, ${shown(heap)} in use`),
});

const slope = slopeOf(report.hours.slice(from).map(({ hour, heap }) => [hour, heap] as const));
const faults = [
  ...(slope > (from > 1 ? 0.3e6 : 1e6) ? [`memory grows by ${shown(slope)} an hour`] : []),
  ...(report.timers > 0 ? [`${report.timers} timers were left behind`] : []),
  ...(report.handles.length > 0 ? [`left behind: ${report.handles.join(', ')}`] : []),
  ...report.problems,
];
console.log(`${report.posts} posts; memory grows by ${shown(slope)} an hour after hour ${from}`);
for (const fault of faults) console.log(`WRONG: ${fault}`);
console.log(`\n${faults.length === 0 ? 1 : 0} passed, ${faults.length === 0 ? 0 : 1} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** The slope of the straight line through some points, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([hour]) => hour), mean(([, heap]) => heap)];
  const above = points.reduce((sum, [hour, heap]) => sum + (hour - x) * (heap - y), 0);
  return above / points.reduce((sum, [hour]) => sum + (hour - x) ** 2, 0);
}
