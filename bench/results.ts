import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const file = new URL('RESULTS.md', import.meta.url);
const title =
  '# Results of the benchmarks\n\nMeasured, not estimated: `npm run bench -- <name>` writes its section anew.\n';

/** Puts a benchmark's section into RESULTS.md, in place of what it said before. */
export function writeSection(name: string, text: string, command: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : title;
  const section = `<!-- ${name} -->\n## ${name}\n\n\`${command}\`, ${today()}, on ${machine()}.\n\n${text}\n<!-- end of ${name} -->\n`;
  const old = new RegExp(`<!-- ${name} -->[^]*<!-- end of ${name} -->\n`);
  const whole = old.test(before) ? before.replace(old, () => section) : `${before}\n${section}`;
  writeFileSync(file, whole);
}

/** A table in Markdown; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n');
}

const today = () => new Date().toISOString().slice(0, 10);

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim()}, ${memory} GiB of memory, ${process.platform}, Node ${process.version}`;
}
