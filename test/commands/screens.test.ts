import { expect, it } from 'vitest';
import type { Language } from '../../src/core/language.js';
import { factsLine, type Message, type Post } from '../../src/core/message.js';
import { errands, type Slash } from '../fixtures/errands.js';
import { type Step, steps } from '../fixtures/screens.js';
import { admin, commandKit, say, textOf } from './kit.js';

const kit = commandKit();

it('are all shown in docs/commands.md, in both languages', async () => {
  await kit.record(3);
  kit.feeds.offers = [tribunnews];
  const shown: string[] = [];
  for (const step of steps) {
    const asked = 'type' in step ? `\`/${step.type}\`` : `a tap on \`${step.tap}\``;
    shown.push(`## ${step.title}`, '', `${asked}:`, '');
    for (const language of ['en', 'id'] as const) shown.push(...(await screen(step, language)), '');
  }
  await expect(`${head}${shown.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../../docs/commands.md');
});

const tribunnews = {
  id: 'a1b2c3d4e5f60718',
  url: 'https://www.tribunnews.com/rss',
  title: 'Tribunnews.com',
  headlines: ['Putin Tiba di Hanoi', 'Banjir di Demak Surut'],
  known: false,
};

const ways = errands.map(({ wish, type, discord, taps, discordTaps = taps }) => {
  const steps = (typed: string | undefined, tapped: readonly string[]) =>
    [...(typed === undefined ? [] : [`\`${typed}\``]), ...tapped.map((label) => `[${label}]`)].join(' → ');
  const typed = discord === 'about' ? undefined : slashOf(discord);
  return `| ${wish} | ${steps(type, taps)} | ${steps(typed, discordTaps)} | ${taps.length} |`;
});

function slashOf({ command, options = {} }: Slash): string {
  const given = Object.entries(options).map(([name, value]) => ` ${name}: ${value}`);
  return `/${command}${given.join('')}`;
}

const head = `# What you can ask, and what you get

Every screen of the bot in English and Indonesian, as the tests render them. \`[…]\` is a button. On Telegram a tap
changes the card in place. On Discord you use slash commands with completion, long lists become menus, and only you see
your settings. In the terminal every button has a number: type it. Anybody can ask; in groups, channels and servers only admins
can change what is posted. In a private chat with the bot you can also just say what you are looking for.

## The shortest ways

| what you want | on Telegram | on Discord | taps |
| --- | --- | --- | --- |
${ways.join('\n')}

`;

async function screen(step: Step, language: Language): Promise<string[]> {
  const chat = `somewhere:${language}`;
  const asker = { ...admin, chat, languageTag: language, isOperator: step.title.includes('operators') };
  const messages = 'type' in step ? await kit.ask(step.type, asker) : await tapped(step.tap, asker);
  return ['```text', ...messages.flatMap(lines), '```'];
}

async function tapped(action: string, asker: typeof admin): Promise<Message[]> {
  return (await kit.commands.press(asker, action)).messages;
}

function lines(message: Message): string[] {
  const buttons = message.kind === 'list' ? [] : message.buttons;
  const sample = message.kind === 'reply' ? message.sample : undefined;
  return [
    ...say(message).split('\n'),
    ...(sample === undefined ? [] : ['', ...sampleLines(sample)]),
    ...buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' ')),
  ];
}

/** A post as a terminal shows it, without its address. */
function sampleLines(post: Post): string[] {
  return [...post.topics, post.headline, '', post.summary ?? '', '', textOf([factsLine(post)])];
}
