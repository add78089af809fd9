const RealDate = Date;

/** Puts a clock in the place of the real one. The function returned sets it to the next of `shifts`, in milliseconds. */
export function shiftClock(shifts) {
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
  return () => {
    place = (place + 1) % shifts.length;
    return shifts[place];
  };
}
