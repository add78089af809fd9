import { Command, CommanderError } from 'commander';
import { version } from '../app/package-root.js';
import { explainError } from '../core/errors.js';
import { addBackup } from './backup.js';
import { addCatalog } from './catalog-check.js';
import { addChats } from './chats.js';
import { addDoctor } from './doctor.js';
import { addExplain } from './explain.js';
import { addExport, addImport } from './export.js';
import { addFeedsAdd } from './feeds-add.js';
import { addFeedsCheck } from './feeds-check.js';
import { addFeedsList } from './feeds-list.js';
import { addFeedsExport, addFeedsImport } from './feeds-opml.js';
import { addFeedsPause } from './feeds-pause.js';
import { addFeedsRemove } from './feeds-remove.js';
import { addInit } from './init.js';
import { addLatest } from './latest.js';
import { addPoll } from './poll.js';
import { addPreview } from './preview.js';
import { addRead } from './read.js';
import { addSay } from './say.js';
import { type Io, OutputClosed, Session } from './session.js';
import { addDemo, addStart } from './start.js';
import { addStatus } from './status.js';
import { addTopics } from './topics.js';

/**
 * Runs one `kabar` command and resolves with the exit code. Errors are written to standard error, with their
 * remedy.
 * @param argv the arguments after `kabar`.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const session = new Session(io);
  try {
    await assemble(session).parseAsync([...argv], { from: 'user' });
    return session.exitCode;
  } catch (error) {
    // Help and wrong arguments: commander has already printed its message.
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof OutputClosed) return session.exitCode;
    session.printError(explainError(error));
    return 1;
  } finally {
    await session.close();
  }
}

function assemble(session: Session): Command {
  const { stdout, stderr } = session.io;
  const program = new Command('kabar')
    .description('Brings the news to Telegram chats and Discord channels, by topic.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(inWords(text)),
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stdout.columns ?? 100,
    });
  const groups: Record<string, readonly ((program: Command, session: Session) => void)[]> = {
    'Run it:': [addStart, addInit, addDemo, addDoctor, addStatus],
    'News and feeds:': [addLatest, addTopics, addFeeds, addPoll, addRead, addPreview, addCatalog],
    'Chats:': [addChats, addExplain, addSay],
    'Data:': [addBackup, addExport, addImport],
  };
  for (const [title, all] of Object.entries(groups)) {
    program.commandsGroup(title);
    for (const add of all) add(program, session);
  }
  program.commandsGroup('More:');
  program.addHelpText(
    'after',
    '\nWithout a command, Kabar starts. `kabar <command> --help` tells more about each.',
  );
  return program;
}

/** What commander says of wrong arguments, as a sentence. */
function inWords(text: string): string {
  const [, kind = '', name = ''] =
    /^error: (missing required argument|unknown option|option) '([^']+)'/.exec(text) ?? [];
  if (kind === 'missing required argument') return `<${name}> is missing.\n`;
  const [, option, value, why] =
    /^error: option '([^']+)' argument '(.*)' is invalid\. (.+)/.exec(text) ?? [];
  if (option !== undefined) return `${option} cannot be "${value}". ${why}\n`;
  const [, required] = /^error: required option '([^']+)' not specified/.exec(text) ?? [];
  if (required !== undefined) return `${required} is missing.\n`;
  const said = text.replace(/^error: /, '').trimEnd();
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?)]$/.test(said) ? '' : '.'}\n`;
}

function addFeeds(program: Command, session: Session): void {
  const feeds = program.command('feeds').description('manage the feeds of the catalog');
  addFeedsList(feeds, session);
  addFeedsCheck(feeds, session);
  addFeedsAdd(feeds, session);
  addFeedsPause(feeds, session);
  addFeedsRemove(feeds, session);
  addFeedsImport(feeds, session);
  addFeedsExport(feeds, session);
}
