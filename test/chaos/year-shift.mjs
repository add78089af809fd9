// Loaded before Kabar: SIGUSR2 sets its clock a year on, the next one two years back, the next one right
// again. Before each it says how long the loop was held at most since the one before.
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

// On a machine that is busy otherwise the loop also waits for a processor: that is not held by Kabar.
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let seen = [performance.now(), processorMs()];
let longest = 0;
setInterval(() => {
  const now = [performance.now(), processorMs()];
  longest = Math.max(longest, Math.min(now[0] - seen[0], now[1] - seen[1]));
  seen = now;
}, 5).unref();

process.on('SIGUSR2', () => {
  process.stderr.write(`${JSON.stringify({ held: Math.round(longest), shift: shifts[place] })}\n`);
  longest = 0;
  place = (place + 1) % shifts.length;
});
