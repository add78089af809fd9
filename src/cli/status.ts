import type { Command } from 'commander';
import { startCommand } from '../app/operator-paths.js';
import { feedsOf } from '../core/catalog.js';
import { explainError, KabarError } from '../core/errors.js';
import { maskSecrets } from '../core/secrets.js';
import { OutputClosed, type Session } from './session.js';

/** `kabar status`: shows the status of the running Kabar. */
export function addStatus(program: Command, session: Session): void {
  program
    .command('status')
    .description('show what the running Kabar is doing')
    .option('--json', 'one line of JSON, even if none runs or something is wrong')
    .action(({ json }: { json?: true }) => (json ? asJson(session) : status(session, false)));
}

/** Whoever reads JSON gets JSON, whatever is wrong. */
async function asJson(session: Session): Promise<void> {
  try {
    await status(session, true);
  } catch (error) {
    if (error instanceof OutputClosed) throw error;
    session.exitCode = 1;
    await session.print(JSON.stringify({ running: null, error: maskSecrets(explainError(error)) }));
  }
}

async function status(session: Session, json: boolean): Promise<void> {
  const { DATA_DIR } = session.config;
  const control = await session.control();
  if (control.from !== 'running' && control.from !== 'database') {
    if (!json) throw new KabarError(`No Kabar runs on ${DATA_DIR}.`, `Start it with \`${startCommand}\`.`);
    session.exitCode = 1;
    return session.print(JSON.stringify({ running: false, dataDir: DATA_DIR }));
  }
  const said = await control.status();
  const wanted = new Set(feedsOf(session.catalog()).map(({ id }) => id));
  const states = (await control.feeds()).filter(({ id }) => wanted.has(id));
  const feeds = { all: wanted.size, failing: states.filter(({ failing }) => failing !== null).length };
  if (json)
    return session.print(JSON.stringify({ running: said.pid !== null, ...said, dataDir: DATA_DIR, feeds }));
  await session.print(
    said.pid === null ? 'The database answers.' : `Kabar runs (pid ${said.pid}) on ${DATA_DIR}.`,
  );
  const paused = said.suspended > 0 ? `, of which you paused ${said.suspended} (kabar chats)` : '';
  await session.print(`chats     ${said.chats}${paused}`);
  await session.print(`feeds     ${feeds.all}, of which ${feeds.failing} fail (kabar feeds list)`);
  await session.print(`log       ${said.head} entries since it began`);
  await session.print(`refusals  ${said.refusals} of the last posts were refused`);
}
