import type { Command } from 'commander';
import { longestAnnouncement } from '../core/announcement.js';
import { KabarError } from '../core/errors.js';
import { harmless } from '../core/text.js';
import { pluralize } from './format.js';
import type { Session } from './session.js';

interface SayFlags {
  /** Default: all chats. */
  to?: string[];
  now?: true;
  dryRun?: true;
  yes?: true;
}

/** How many chats get it, by platform, and how many do not, or later. */
interface Counts {
  chats: Map<string, number>;
  had: number;
  away: number;
  quiet: number;
}

/** `kabar say`: the operator says something to chats, as they say it. */
export function addSay(program: Command, session: Session): void {
  program
    .command('say')
    .description('send a message to all chats or some; each gets the same text only once')
    .argument('<text>', 'what to say, in quotes')
    .option('--to <whom...>', 'platforms (telegram), chats (telegram:-1001234) or topics (gempa-bumi)')
    .option('--now', 'do not wait for quiet hours to end')
    .option('--dry-run', 'only count the chats that would get it')
    .option('-y, --yes', 'do not ask first')
    .action((text: string, flags: SayFlags) => say(session, text, { ...flags, to: flags.to ?? [] }));
}

/** What is asked, with everybody named who is meant. */
type Wanted = SayFlags & { to: string[] };

async function say(session: Session, typed: string, flags: Wanted): Promise<void> {
  const text = typed
    .split('\n')
    .map((line) => harmless(line).trim())
    .join('\n')
    .trim();
  if (text === '') throw new KabarError('There is nothing to say.', 'Write it in quotes: kabar say "Hello".');
  if (text.length > longestAnnouncement) {
    throw new KabarError(
      `That is too long: ${text.length} characters.`,
      `Say it in ${longestAnnouncement} at most.`,
    );
  }
  const control = await session.control();
  if (control.from === 'nobody') throw new KabarError('There are no chats yet.', 'Start Kabar first.');
  const counts = await tellAll(session, text, flags, true);
  if (flags.to.length > 0 && isNobody(counts)) {
    throw new KabarError(
      `No chat is meant by ${flags.to.join(' ')}.`,
      '`kabar chats` lists the chats and what they follow.',
    );
  }
  const all = [...counts.chats.values()].reduce((sum, count) => sum + count, 0);
  await session.print(`${flags.dryRun ? 'Would go' : 'Goes'} to ${described(counts, all)}.`);
  for (const line of exceptions(counts)) await session.print(line);
  if (flags.dryRun || all === 0) return;
  if (!flags.yes && session.io.stdin.isTTY) {
    const answer = await session.question('Send it? [y/N] ');
    if (!/^y(es)?$/i.test(answer)) return session.print('Nothing was sent.');
  }
  await tellAll(session, text, flags, false);
  const isSent = control.from === 'running' ? 'It is being sent.' : 'It is sent as soon as Kabar runs.';
  await session.print(`Saved for ${pluralize(all, 'chat')}. ${isSent}`);
}

async function tellAll(session: Session, text: string, flags: Wanted, dry: boolean): Promise<Counts> {
  const control = await session.control();
  const counts: Counts = { chats: new Map(), had: 0, away: 0, quiet: 0 };
  let after: string | null = null;
  do {
    const page = await control.say({ text, to: flags.to, now: flags.now === true, dry, after });
    for (const [platform, count] of Object.entries(page.chats))
      counts.chats.set(platform, (counts.chats.get(platform) ?? 0) + count);
    counts.had += page.had;
    counts.away += page.away;
    counts.quiet += page.quiet;
    after = page.next;
  } while (after !== null);
  return counts;
}

const isNobody = ({ chats, had, away }: Counts) => chats.size === 0 && had === 0 && away === 0;

function described({ chats }: Counts, all: number): string {
  const each = [...chats].map(([platform, count]) => `${platform} ${count}`).join(', ');
  return each === '' ? 'no chat' : `${pluralize(all, 'chat')} (${each})`;
}

function exceptions({ had, away, quiet }: Counts): string[] {
  return [
    quiet > 0 ? `${quiet} of them have quiet hours now and get it afterwards; --now does not wait.` : '',
    had > 0 ? `${pluralize(had, 'chat')} had it already.` : '',
    away > 0 ? `${pluralize(away, 'chat')} cannot be written to.` : '',
  ].filter(Boolean);
}
