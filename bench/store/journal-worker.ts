import { readFileSync } from 'node:fs';
import { systemClock } from '../../src/app/clock.js';
import { diskFiles } from '../../src/stores/lowdb/files.js';
import { load } from '../../src/stores/lowdb/load.js';
import { inspectMarkers } from '../../src/stores/lowdb/marker.js';
import { silent } from '../delivery/kabar.js';

/** What a process shall do, with a data folder or, `plain`, with the journal's file. */
export interface JournalTask {
  kind: 'open' | 'plain';
  dataDir: string;
}

/** What it took. */
export interface Took {
  ms: number;
  cpuMs: number;
  peakMb: number;
}

const tasks: Readonly<Record<JournalTask['kind'], (dataDir: string) => Promise<void>>> = {
  async open(folder) {
    const marked = await inspectMarkers(diskFiles, folder);
    const options = { files: diskFiles, folder, clock: systemClock, log: silent, isOld: marked.isOld };
    const { state } = await load(options, marked);
    if (state.ledger.highestSeq === 0) throw new Error('nothing was posted');
  },
  async plain(path) {
    for (const line of readFileSync(path, 'utf8').split('\n')) if (line !== '') JSON.parse(line);
  },
};

const { kind, dataDir } = JSON.parse(process.argv[2] ?? '') as JournalTask;
const [before, began] = [process.cpuUsage(), performance.now()];
await tasks[kind](dataDir);
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(before);
const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
process.send?.({ ms, cpuMs: (user + system) / 1000, peakMb });
