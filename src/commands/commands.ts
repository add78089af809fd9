import { type ChatId, withState } from '../core/chat.js';
import { describeError } from '../core/errors.js';
import type { Language } from '../core/language.js';
import { reply } from '../core/message.js';
import type { Answer, Asker, Choice, CommandInfo, Commands, Log } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import { subscriptionsCard, topicsCard } from './cards.js';
import {
  answer,
  type Command,
  type CommandDeps,
  type Context,
  type Options,
  openContext,
  refusal,
} from './context.js';
import { completeTopic, followable } from './find-topic.js';
import { helpCommand, startCommand } from './help.js';
import { latestCommand, latestOf } from './latest.js';
import {
  subscribe,
  subscribeCommand,
  subscriptionsCommand,
  unsubscribe,
  unsubscribeCommand,
} from './subscribe.js';
import { topicsCommand } from './topics.js';
import { whyCommand } from './why.js';

/** All commands in the order of a menu. */
const commands: readonly Command[] = [
  topicsCommand,
  subscribeCommand,
  unsubscribeCommand,
  subscriptionsCommand,
  latestCommand,
  whyCommand,
  helpCommand(() => commands),
  startCommand,
];

/** What a person can ask for, once for the terminal and every chat platform. */
export function createCommands(deps: CommandDeps & { log: Log }): Commands {
  const { store, texts, catalog, clock, log } = deps;

  async function answering(asker: Asker, run: (context: Context) => Promise<Answer>): Promise<Answer> {
    try {
      return await run(await openContext(asker, deps));
    } catch (error) {
      log.error({ chat: asker.chat, reason: describeError(error) }, 'a command failed');
      const line = texts(deps.defaults.language)('went-wrong');
      return { messages: [reply([line])], notice: line };
    }
  }

  const run = (asker: Asker, name: string, options: Options) =>
    answering(asker, async (context) => {
      const command = find(name);
      return (command.changes ? await refusal(context) : null) ?? command.run(context, options);
    });

  return {
    describe: (language) => commands.map((command) => describe(command, language, deps)),
    run,
    runText: (asker, name, text) => run(asker, name, readOptions(find(name), text)),
    press: (asker, action) => answering(asker, (context) => press(context, action)),
    completeTopic: (text, language, limit): Choice[] => completeTopic(text, catalog(), language, limit),
    async left(chat, reason) {
      const since = clock.now();
      await store.changeChat(chat, (stored) => stored && withState(stored, { kind: 'gone', reason, since }));
    },
    moved: (from: ChatId, to: ChatId) => store.moveChat(from, to),
  };
}

const find = (name: string): Command =>
  commands.find((command) => command.name === name.toLowerCase()) ?? helpCommand(() => commands);

function describe(
  { name, options, changes }: Command,
  language: Language,
  { texts }: CommandDeps,
): CommandInfo {
  const text = texts(language);
  return {
    name,
    changes,
    description: text(`command-${name}`),
    options: options.map((option) => ({ ...option, description: text(`option-${option.name}`) })),
  };
}

/** What was typed behind a command is the first option that takes words. */
function readOptions({ options }: Command, text: string): Options {
  const first = options.find(({ kind }) => kind === 'topic' || kind === 'text');
  return first === undefined ? {} : { [first.name]: text };
}

/** The verbs of buttons that change what the chat wishes. */
const changing = new Set(['flip', 'follow', 'unfollow', 'drop']);

/** What a button stands for: a verb, and what belongs to it. Buttons live for ever, so an unknown one is answered kindly. */
async function press(context: Context, action: string): Promise<Answer> {
  const [verb = '', first = '', second = ''] = action.split(' ');
  // Whoever may not change anything gets a notice; the card stays as it is for the others.
  const refused = changing.has(verb) ? await refusal(context) : null;
  if (refused !== null) return { ...refused, messages: [] };
  switch (verb) {
    case 'topics':
      return answer(topicsCard(context, Number.parseInt(first, 10) || 0));
    case 'flip':
      return flip(context, Number.parseInt(first, 10) || 0, second);
    case 'follow':
      return known(context, first) ? subscribe(context, first) : outdated(context);
    case 'unfollow':
      return unsubscribe(context, first);
    case 'drop': {
      const { notice } = await unsubscribe(context, first);
      return { messages: [subscriptionsCard(await fresh(context))], notice };
    }
    case 'latest':
      return latestOf(
        context,
        known(context, first) ? [first] : followedTopics(context.chat.subscriptions),
        5,
      );
    default:
      return outdated(context);
  }
}

async function flip(context: Context, page: number, topic: string): Promise<Answer> {
  if (!known(context, topic)) return outdated(context);
  const on = !followedTopics(context.chat.subscriptions).includes(topic);
  const { messages, notice } = on ? await subscribe(context, topic) : await unsubscribe(context, topic);
  const card = topicsCard(await fresh(context), page);
  return { messages: [card, ...messages.filter((message) => message.kind === 'post')], notice };
}

const known = (context: Context, topic: string) => followable(context.catalog()).includes(topic);

function outdated({ text }: Context): Answer {
  return { messages: [], notice: text('button-outdated') };
}

/** The context with the chat as it is stored now. */
async function fresh(context: Context): Promise<Context> {
  return { ...context, chat: (await context.store.chat(context.asker.chat)) ?? context.chat };
}
