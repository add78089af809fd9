// Loaded before Kabar: SIGUSR2 sets its clock an hour on, the next one two hours back, the next one right again.
const RealDate = Date;
const shifts = [0, 3_600_000, -3_600_000];
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
  place = (place + 1) % shifts.length;
});
