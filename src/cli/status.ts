import type { Command } from 'commander';
import { startCommand } from '../app/places.js';
import { feedsOf } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import type { Session } from './session.js';

/** `kabar status`: shows the status of the running Kabar. */
export function addStatus(program: Command, session: Session): void {
  program
    .command('status')
    .description('show the status of the running Kabar')
    .option('--json', 'one line of JSON')
    .action(({ json }: { json?: true }) => status(session, json === true));
}

async function status(session: Session, json: boolean): Promise<void> {
  const { DATA_DIR } = session.config;
  const control = await session.control();
  if (control.from !== 'running' && control.from !== 'database')
    throw new KabarError(`No Kabar runs on ${DATA_DIR}.`, `Start it with \`${startCommand}\`.`);
  const said = await control.status();
  const wanted = new Set(feedsOf(session.catalog()).map(({ id }) => id));
  const states = (await control.feeds()).filter(({ id }) => wanted.has(id));
  const feeds = { all: wanted.size, failing: states.filter(({ failing }) => failing !== null).length };
  if (json) return session.print(JSON.stringify({ ...said, dataDir: DATA_DIR, feeds }));
  await session.print(
    said.pid === null ? 'The database answers.' : `Kabar runs (pid ${said.pid}) on ${DATA_DIR}.`,
  );
  await session.print(`chats     ${said.chats}`);
  await session.print(`feeds     ${feeds.all}, of which ${feeds.failing} fail (kabar feeds list)`);
  await session.print(`log       ${said.head} entries since it began`);
  await session.print(`refusals  ${said.refusals} of the last posts were refused`);
}
