// Loaded before Kabar: each SIGUSR2 sets its clock to the next of CLOCK_STEPS, in milliseconds beside the right time.
import { shiftClock } from './shifted-clock.mjs';

const next = shiftClock([0, ...(process.env.CLOCK_STEPS ?? '').split(',').map(Number)]);
process.on('SIGUSR2', next);
