// Loaded before Kabar: SIGUSR2 sets its clock an hour on, the next one two hours back, the next one right again.
import { shiftClock } from './shifted-clock.mjs';

const next = shiftClock([0, 3_600_000, -3_600_000]);
process.on('SIGUSR2', next);
