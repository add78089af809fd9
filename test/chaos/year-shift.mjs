// Loaded before Kabar: SIGUSR2 sets its clock a year on, the next one two years back, the next one right
// again. Before each it says how long the loop was held at most since the one before.
import { takeLongest } from './loop-watch.mjs';
import { shiftClock } from './shifted-clock.mjs';

const year = 365 * 24 * 3_600_000;
const next = shiftClock([0, year, -year]);
let shift = 0;

process.on('SIGUSR2', () => {
  process.stderr.write(`${JSON.stringify({ held: takeLongest(), shift })}\n`);
  shift = next();
});
