// Loaded before Kabar: on SIGUSR2 it says for how long its loop was held at most since the one before.
import { takeLongest } from './loop-watch.mjs';

process.on('SIGUSR2', () => process.stderr.write(`${JSON.stringify({ held: takeLongest() })}\n`));
