import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, chmod, copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { setVariables } from '../app/config.js';
import { findAdapters } from '../app/find-adapters.js';
import { startCommand } from '../app/operator-paths.js';
import { packageRoot } from '../app/package-root.js';
import { describeError, KabarError } from '../core/errors.js';
import { isTimezone, type Language, languages, spokenLanguage } from '../core/language.js';
import type { AdapterModule } from '../core/ports.js';
import { findZones } from '../i18n/zones.js';
import { addFirstFound } from './feeds-add.js';
import { Questions } from './questions.js';
import type { Session } from './session.js';
import { checkToken } from './token-checks.js';

/** The variables of the tokens, and where people get one. */
const tokens = [
  ['telegram', 'TELEGRAM_BOT_TOKEN', 'Telegram token, from @BotFather (empty: no Telegram):'],
  ['discord', 'DISCORD_TOKEN', 'Discord token, from discord.com/developers (empty: no Discord):'],
] as const;

/** `kabar init`: asks for what a Kabar needs, and writes it down. */
export function addInit(program: Command, session: Session): void {
  program
    .command('init')
    .description('ask for tokens, language, time zone and feeds; write .env and a service file')
    .action(async () => {
      const questions = new Questions(session.io);
      try {
        await init(session, questions);
      } finally {
        questions.close();
      }
    });
}

async function init(session: Session, questions: Questions): Promise<void> {
  const { folder } = session.io;
  const file = resolve(folder, '.env');
  // Before anything is asked.
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
  if (!(await mayReplace(session, questions, file))) return session.print('Nothing was changed.');
  const modules = await findAdapters();
  const values = new Map<string, string>();
  for (const [platform, variable, text] of tokens) {
    const module = modules.find(({ name }) => name === platform);
    if (module === undefined) continue;
    const token = await questions.ask(text, (typed) => faultOfToken(session, module, variable, typed));
    if (token) values.set(variable, token);
  }
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = await questions.ask(
    `Language of new chats, ${languages.join(' or ')} (empty: en):`,
    (typed) => (typed === '' || languageNamed(typed) !== null ? null : `Write ${languages.join(' or ')}.`),
  );
  const zone = await questions.ask(`Their time zone or city (empty: ${ownZone}):`, (typed) =>
    zoneOf(typed, ownZone) === null ? 'I know no such zone or city. Try a larger city nearby.' : null,
  );
  if (zone === null)
    throw new KabarError('Not everything was answered, so nothing was written.', 'Run it in a terminal.');
  const chosen = languageNamed(language ?? '');
  if (chosen !== null) values.set('DEFAULT_LANGUAGE', chosen);
  const timezone = zoneOf(zone, ownZone) ?? 'UTC';
  values.set('DEFAULT_TIMEZONE', timezone);
  // A city may have been taken for another one.
  await session.print(`Time zone: ${timezone}.`);
  await writeAnew(file, envText(values), 0o600);
  await session.print(`Wrote ${session.displayPath(file)}, which only you can read.`);
  await addFeeds(session, questions);
  await writeService(session);
  await session.print(`\`kabar doctor\` checks that everything is in order; \`${startCommand}\` runs Kabar.`);
}

async function mayReplace(session: Session, questions: Questions, file: string): Promise<boolean> {
  if (!existsSync(file)) return true;
  const answer = await questions.ask('There is a .env already. Write a new one? The old one is kept. [y/N]');
  if (!/^y(es)?$/i.test(answer ?? '')) return false;
  const stamp = new Date(session.io.clock.now()).toISOString().replace(/\D/g, '').slice(0, 14);
  const kept = `${file}.${stamp}`;
  await copyFile(file, kept, constants.COPYFILE_EXCL);
  await chmod(kept, 0o600);
  await session.print(`The old one is kept as ${session.displayPath(kept)}.`);
  return true;
}

/**
 * What is wrong with a token; one that cannot be tried now is taken as it is. What else is wrong is for `kabar doctor`: it may
 * stand in the very file that is written anew. Nothing that is told holds the token.
 */
async function faultOfToken(
  { io }: Session,
  module: AdapterModule<unknown>,
  variable: string,
  typed: string,
): Promise<string | null> {
  if (typed === '') return null;
  const { error, data } = module.config.safeParse({ ...setVariables(io.env), [variable]: typed });
  const fault = error?.issues.find(({ path }) => path[0] === variable);
  if (fault !== undefined) return `${variable} ${fault.message}.`;
  if (error !== undefined) return null;
  const { state, text } = await checkToken({ module, config: data });
  if (state === 'error') return text;
  io.stderr.write(`${text}\n`);
  return null;
}

/** A language by its tag, `ID`, or by its name in a language that Kabar speaks, `bahasa Indonesia`. */
function languageNamed(typed: string): Language | null {
  const wanted = typed.toLowerCase().replace(/^bahasa\s+/, '');
  const isCalled = (language: Language) =>
    languages.some((into) =>
      new Intl.DisplayNames(into, { type: 'language' }).of(language)?.toLowerCase().includes(wanted),
    );
  return spokenLanguage(typed) ?? (wanted.length < 4 ? null : (languages.find(isCalled) ?? null));
}

function zoneOf(typed: string, otherwise: string): string | null {
  if (typed === '') return isTimezone(otherwise) ? otherwise : 'UTC';
  return findZones(typed, 1, Date.now())[0] ?? null;
}

function envText(values: ReadonlyMap<string, string>): string {
  const quoted = (value: string) => (/[\s#'"\\]/.test(value) ? `'${value}'` : value);
  const lines = [...values].map(([name, value]) => `${name}=${quoted(value)}`);
  return ['# Written by `kabar init`. .env.example explains what else there is.', ...lines, ''].join('\n');
}

async function addFeeds(session: Session, questions: Questions): Promise<void> {
  for (;;) {
    const address = await questions.ask('A site whose news you want, such as example.org (empty: no more):');
    if (!address) return;
    try {
      await addFirstFound(session, address);
    } catch (error) {
      if (!(error instanceof KabarError)) throw error;
      session.printError(describeError(error));
    }
  }
}

/** A unit of systemd that runs this very Kabar in this folder. One that is there stays. */
async function writeService(session: Session): Promise<void> {
  const { folder } = session.io;
  const file = join(folder, 'kabar.service');
  if (existsSync(file)) return session.print('kabar.service is there already and stays as it is.');
  const program = fileURLToPath(new URL('dist/src/cli/kabar.js', packageRoot));
  const escaped = (path: string) => path.replaceAll('%', '%%').replace(/["\\]/g, '\\$&');
  const text = `[Unit]
Description=Kabar, a news bot
Wants=network-online.target
After=network-online.target

[Service]
WorkingDirectory=${folder.replaceAll('%', '%%')}
Environment=MALLOC_TRIM_THRESHOLD_=131072
ExecStart="${escaped(process.execPath)}" --v8-pool-size=1 "${escaped(program)}" start
Restart=always
RestartSec=5
TimeoutStopSec=15
NoNewPrivileges=yes
UMask=0077

[Install]
WantedBy=default.target
`;
  await writeAnew(file, text, 0o644);
  await session.print(
    // A user's services run only while the user is logged in, unless they may linger.
    `Wrote kabar.service. To start Kabar with this machine: systemctl --user enable --now ${inShell(file)} && loginctl enable-linger`,
  );
}

/** A path as a shell takes it. */
const inShell = (path: string) => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

/** Writes a file whole or not at all. */
async function writeAnew(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode, flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw cannotWrite(file, error);
  }
}

const cannotWrite = (file: string, cause: unknown) =>
  new KabarError(`${file} cannot be written.`, 'Check the rights of its folder.', { cause });
