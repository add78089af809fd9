import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { builtCommand } from '../doubles/built.js';
import { afterTest } from '../doubles/environment.js';
import { House } from './harness.js';

/** Follows every link within one server. @returns what each address answered. */
async function crawl(root: string): Promise<Map<string, number>> {
  const answers = new Map<string, number>();
  const open = [root];
  for (let url = open.pop(); url !== undefined; url = open.pop()) {
    if (answers.has(url)) continue;
    const answer = await fetch(url);
    answers.set(url, answer.status);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, link = ''] of (await answer.text()).matchAll(/(?:href|src|hx-get)="([^"]+)"/g)) {
      const { origin, pathname, search } = new URL(link.replaceAll('&amp;', '&'), answer.url);
      if (origin === new URL(root).origin) open.push(origin + pathname + search);
    }
  }
  return answers;
}

// From the sources a page finds modules and files that a bundle may lack.
it('every page that the window of an installed Kabar links to is there', async () => {
  const house = await House.build({ WEB_CHAT: 'on', LOG_LEVEL: 'info' });
  const child = spawn(process.execPath, [builtCommand(), 'start'], {
    cwd: fileURLToPath(packageRoot),
    env: { PATH: process.env.PATH, ...house.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  afterTest(async () => void child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const ended = exit.then(() => Promise.reject(new Error(log)));
  ended.catch(() => {});
  while (!log.includes('Kabar runs')) await Promise.race([once(child.stderr, 'data'), ended]);
  await Promise.race([ended, house.publisher.arrived('/feed', 2)]);

  const answers = await crawl(`${/"web":"([^"]+)"/.exec(log)?.[1]}/`);
  const paths = [...answers.keys()].map((url) => new URL(url).pathname);
  for (const page of ['/looks', '/feeds', '/chats', '/articles', '/topics/rusia-ukraina'])
    expect(paths).toContain(page);
  expect([...answers].filter(([, status]) => status !== 200)).toEqual([]);
  expect(log).not.toContain('"level":50');
});
