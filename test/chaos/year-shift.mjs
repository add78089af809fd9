// Loaded before Kabar: SIGUSR2 sets its clock a year on, the next one two years back, the next one right
// again. Before each it says how long the loop was held at most since the one before.
import { takeLongest } from './loop-watch.mjs';

const RealDate = Date;
const year = 365 * 24 * 3_600_000;
const shifts = [0, year, -year];
let place = 0;

class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(ShiftedDate.now());
    else super(...given);
  }

  static now() {
    return RealDate.now() + shifts[place];
  }
}

globalThis.Date = ShiftedDate;

process.on('SIGUSR2', () => {
  process.stderr.write(`${JSON.stringify({ held: takeLongest(), shift: shifts[place] })}\n`);
  place = (place + 1) % shifts.length;
});
