import { expect, it } from 'vitest';
import type { Language } from '../../src/core/language.js';
import { factsLine, type Message, type Post } from '../../src/core/message.js';
import { errands, type Slash } from '../fixtures/errands.js';
import { admin, commandKit, say, textOf } from './kit.js';

const kit = commandKit();

/** One thing that a person does, and what it is for. `tap`: the button, by its action. */
type Step = { title: string; type: string } | { title: string; tap: string };

const steps: readonly Step[] = [
  { title: 'Hello', type: 'start' },
  { title: 'All topics, each turned on and off by a tap', type: 'topics' },
  { title: 'Follow a topic', type: 'subscribe rusia ukraina' },
  { title: 'Follow words of your own', type: 'follow "Korea Utara" -bola' },
  { title: 'What you follow', type: 'subscriptions' },
  { title: 'How one topic comes', tap: 'sub rusia-ukraina' },
  { title: 'Only with some words, or never with others', type: 'words rusia ukraina "Korea Utara" -bola' },
  { title: 'The menu', tap: 'home' },
  { title: 'A name that means several topics', type: 'subscribe topic' },
  { title: 'The latest headlines', type: 'latest 2' },
  { title: 'Search', type: 'search putin' },
  { title: 'Search, misspelt', type: 'search presidn' },
  { title: 'The digest', type: 'digest' },
  { title: 'Mute', type: 'mute rusia' },
  { title: 'Quiet hours and everything else', type: 'quiet 22:00 06:00' },
  { title: 'Hours that can mean several', type: 'quiet 9-5' },
  { title: 'How posts look, with a sample', tap: 'set look' },
  { title: 'One setting', tap: 'set stories' },
  { title: 'Your time zone', type: 'timezone surabaya' },
  { title: '“More like this”, under a post', tap: 'more 000000000001' },
  { title: '“Mute”, under a post', tap: 'mute 000000000001' },
  { title: 'The menu under a post', tap: 'menu 000000000001' },
  { title: 'Why an article came', type: 'why https://www.tribunnews.com/internasional/2024/06/18/artikel-1' },
  { title: 'What is kept of a chat', type: 'mydata' },
  { title: 'Be forgotten', type: 'forgetme' },
  { title: 'The feed of a site, for operators', type: 'feed tribunnews.com' },
  { title: 'An unknown command', type: 'latset' },
  { title: 'Help', type: 'help' },
];

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
your settings. In the terminal every button has a number. Anybody may ask; in groups, channels and servers only admins
change what is posted. In a private chat with the bot you can also just say what you are looking for.

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
