import { writeSection } from './results.js';

/** A benchmark: does its measuring, and returns what RESULTS.md shall say of it, in Markdown. */
export type Benchmark = (flags: ReadonlySet<string>) => Promise<string>;

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  complete: async () => (await import('./commands/complete.js')).complete,
  editor: async () => (await import('./editor/editor.js')).editor,
  delivery: async () => (await import('./delivery/delivery.js')).delivery,
  export: async () => (await import('./store/export.js')).exportKeys,
  'fan-out': async () => (await import('./delivery/fan-out.js')).fanOut,
  feeds: async () => (await import('./store/feeds.js')).feeds,
  growth: async () => (await import('./store/growth.js')).growth,
  intake: async () => (await import('./intake/intake.js')).intake,
  journal: async () => (await import('./store/journal.js')).journal,
  push: async () => (await import('./intake/push.js')).push,
  recording: async () => (await import('./store/recording.js')).recording,
  search: async () => (await import('./search/search.js')).search,
  store: async () => (await import('./store/store.js')).store,
  window: async () => (await import('./window/window.js')).window,
};

const [name = '', ...flags] = process.argv.slice(2);
const load = benchmarks[name];
if (load === undefined) {
  console.error(`Name a benchmark: npm run bench -- <${Object.keys(benchmarks).join('|')}> [--full]`);
  process.exit(1);
}
const measure = await load();
const text = await measure(new Set(flags));
writeSection(name, text, ['npm run bench --', name, ...flags].join(' '));
console.log(`\n${text}\n\nWritten to bench/RESULTS.md.`);
