import type { Command } from 'commander';
import { startCommand } from '../app/operator-paths.js';
import { type Catalog, feedsOf, topicName } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import { isKeyword } from '../core/keyword.js';
import { isPersonal } from '../core/personal-feed.js';
import { maskSecrets } from '../core/secrets.js';
import type { Control } from '../stores/open-control.js';
import { checkConfiguration, checkDataFolder, checkSetAside } from './checks.js';
import { adviceFor, missingVariables } from './feed-advice.js';
import type { Finding } from './finding.js';
import { ago, pluralize } from './format.js';
import { checkPrivateFiles } from './private-files.js';
import { checkServer } from './server-check.js';
import type { Session } from './session.js';

const marks = { ok: '✔', error: '✘', warning: '!' };

/** `kabar doctor`: looks at everything that Kabar needs, and says how to mend what is not in order. */
export function addDoctor(program: Command, session: Session): void {
  program
    .command('doctor')
    .description('check everything, and say how to fix what is wrong')
    .option('--fix', 'fix what is safe to fix: private files that others can read')
    .option('--offline', 'do not ask the platforms whether they accept the tokens')
    .action(async (flags: DoctorFlags) => {
      for await (const { state, text } of examine(session, flags)) {
        if (state === 'error') session.exitCode = 1;
        await session.print(`${marks[state]} ${maskSecrets(text)}`);
      }
    });
}

interface DoctorFlags {
  fix?: true;
  offline?: true;
}

/** Goes on after a fault, but not where what follows would only repeat it. */
async function* examine(session: Session, flags: DoctorFlags): AsyncGenerator<Finding> {
  const { findings, isUsable } = await checkConfiguration(session, flags.offline === true);
  yield* findings;
  if (!isUsable) return;
  yield* await checkPrivateFiles(session, flags.fix === true);
  const catalog = await trying(() => checkCatalog(session));
  yield catalog.finding;
  for (const text of catalog.value ? missingVariables(catalog.value, session.feedVariable) : [])
    yield { state: 'error', text };
  const folder = await checkDataFolder(session);
  yield* folder;
  if (folder.some(({ state }) => state === 'error')) return;
  const running = await trying(() => checkRunning(session));
  yield running.finding;
  if (running.value === null) return;
  yield* await checkServer(session, running.value);
  if (catalog.value === null) return;
  try {
    yield* await checkFeeds(session, catalog.value);
    yield* await checkFollowed(session, catalog.value);
    // Once all was read: what is damaged is set aside then.
    yield* await checkSetAside(session);
  } catch (error) {
    yield { state: 'error', text: describeError(error) };
  }
}

/** A check that may fail with a KabarError: what it says is the finding then. */
async function trying<T>(
  check: () => Promise<{ finding: Finding; value: T }>,
): Promise<{ finding: Finding; value: T | null }> {
  try {
    return await check();
  } catch (error) {
    return { finding: { state: 'error', text: describeError(error) }, value: null };
  }
}

async function checkCatalog(session: Session): Promise<{ finding: Finding; value: Catalog }> {
  const catalog = session.catalog();
  const [publishers, feeds, topics] = [
    catalog.publishers.length,
    feedsOf(catalog).length,
    catalog.topics.length,
  ];
  const text = `Catalog: ${pluralize(publishers, 'publisher')}, ${pluralize(feeds, 'feed')}, ${pluralize(topics, 'topic')}.`;
  if (feeds > 0 && topics > 0) return { finding: { state: 'ok', text }, value: catalog };
  const remedy =
    feeds === 0 ? '`kabar feeds add <address>` adds a feed.' : 'Add topics: the README shows how.';
  return { finding: { state: 'warning', text: `${text} ${remedy}` }, value: catalog };
}

async function checkRunning(session: Session): Promise<{ finding: Finding; value: Control['from'] }> {
  const control = await session.control();
  if (control.from === 'database') {
    await control.status();
    return { finding: { state: 'ok', text: 'Data: in PostgreSQL (DATABASE_URL).' }, value: control.from };
  }
  if (control.from !== 'running') {
    return {
      finding: { state: 'warning', text: `No Kabar runs here: start it with \`${startCommand}\`.` },
      value: control.from,
    };
  }
  const { pid, chats, refusals } = await control.status();
  const refused = refusals === 0 ? '' : ` ${pluralize(refusals, 'post')} refused: its log says why.`;
  const state = refusals === 0 ? 'ok' : 'warning';
  return {
    finding: { state, text: `Kabar runs (pid ${pid}), ${pluralize(chats, 'chat')}.${refused}` },
    value: control.from,
  };
}

async function checkFeeds(session: Session, catalog: Catalog): Promise<Finding[]> {
  const control = await session.control();
  const states = new Map((await control.feeds()).map((state) => [state.id, state]));
  const now = session.io.clock.now();
  const all = feedsOf(catalog);
  const feeds = all.filter(({ paused }) => !paused);
  const polled = feeds.flatMap(({ id, url }) => {
    const state = states.get(id);
    return state?.url === url ? [state] : [];
  });
  const failing = polled.filter((state) => state.failing !== null);
  if (polled.length === 0) return [{ state: 'warning', text: 'Feeds: none has been read yet.' }];
  const isAll = failing.length === polled.length;
  const asleep = all.length === feeds.length ? '' : `; ${all.length - feeds.length} paused`;
  const summary: Finding = isAll
    ? {
        state: 'error',
        text: 'No feed can be read: is this machine connected? FETCH_ALLOW_HOSTS allows hosts of your own network.',
      }
    : {
        state: 'ok',
        text: `Feeds: ${polled.length - failing.length} of ${feeds.length} were read the last time${asleep}.`,
      };
  const faults = failing.map(({ id, failing, ended }): Finding => {
    const { reason, since } = failing ?? { reason: '', since: now };
    const remedy = ended ? 'It is gone for good: remove it from the catalog.' : adviceFor(reason);
    // Some reasons are sentences already.
    const text = `Feed ${id}, for ${ago(now - since, '')}: ${reason.replace(/\.$/, '')}. ${remedy}`;
    return { state: 'warning', text };
  });
  return [summary, ...faults];
}

async function checkFollowed(session: Session, catalog: Catalog): Promise<Finding[]> {
  const followed = Object.entries(await (await session.control()).followed());
  const isOwn = (topic: string) => isKeyword(topic) || isPersonal(topic);
  const gone = followed.filter(([topic]) => !isOwn(topic) && topicName(catalog, topic, 'en') === null);
  if (gone.length === 0) {
    return [{ state: 'ok', text: `Topics: all that are followed are in the catalog (${followed.length}).` }];
  }
  return gone.map(([topic, chats]) => ({
    state: 'warning',
    text: `Topic ${topic} is followed by ${pluralize(chats, 'chat')}, but is no longer in the catalog: they get nothing for it until it is there again.`,
  }));
}
