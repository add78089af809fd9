import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../src/app/package-root.js';

/** Draws `docs/demo.svg`: what the demo writes into a terminal of 80 columns, until it has posted so often. */
const [posts, waitMs] = [3, 60_000];

const rule = /^─{20,}$/;

/** The lines that the demo writes, to the end of the last post that is wanted. */
async function demoLines(): Promise<string[]> {
  const cli = fileURLToPath(new URL('src/cli/kabar.ts', packageRoot));
  const env = { ...process.env, COLUMNS: '80', LOG_LEVEL: 'silent', DEFAULT_LANGUAGE: 'en' };
  const child = spawn(process.execPath, ['--import', 'tsx', cli, 'demo'], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const giveUp = setTimeout(() => child.kill(), waitMs);
  let written = '';
  for await (const piece of child.stdout) {
    written += piece;
    // The welcome stands behind a rule too, and the last post is whole once the next one begins.
    if (written.split('\n').filter((line) => rule.test(line)).length > posts + 1) break;
  }
  clearTimeout(giveUp);
  child.kill();
  const lines = written.split('\n').map((line) => line.trimEnd());
  const rules = lines.flatMap((line, index) => (rule.test(line) ? [index] : []));
  return lines.slice(0, rules[posts + 1]);
}

/** What a line is, which decides how it is drawn. */
function lookOf(line: string, before: string | undefined): { fill: string; weight: string } {
  const normal = 'normal';
  if (rule.test(line)) return { fill: '#4b5263', weight: normal };
  if (before !== undefined && rule.test(before)) return { fill: '#e5c07b', weight: 'bold' };
  if (/^https?:/.test(line)) return { fill: '#61afef', weight: normal };
  if (/ · .*\d\d:\d\d/.test(line)) return { fill: '#8b93a5', weight: normal };
  return { fill: '#d6dae3', weight: normal };
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');

function picture(lines: readonly string[]): string {
  const [top, height] = [34, 20];
  const drawn = lines.flatMap((line, index) => {
    if (line === '') return [];
    // The welcome is no topic.
    const { fill, weight } = index === 1 ? lookOf(line, undefined) : lookOf(line, lines[index - 1]);
    const style = `fill="${fill}" font-weight="${weight}" xml:space="preserve"`;
    return [`<text x="22" y="${top + index * height}" ${style}>${escaped(line)}</text>`];
  });
  const size = `width="760" height="${top + lines.length * height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 760 ${top + lines.length * height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">
<title>Kabar in a terminal: three posts of the demo</title>
<rect ${size} rx="10" fill="#1b1f27"/>
${drawn.join('\n')}
</svg>
`;
}

await writeFile(new URL('docs/demo.svg', packageRoot), picture(await demoLines()));
