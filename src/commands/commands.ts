import { defaultMaxActionBytes } from '../core/action.js';
import { type ChatId, withState } from '../core/chat.js';
import type { Language } from '../core/language.js';
import type { Answer, Asker, Choice, CommandInfo, Commands, Log } from '../core/ports.js';
import { isDone, withRequest } from '../core/request.js';
import { harmless } from '../core/text.js';
import { readTyped } from '../core/typed.js';
import type { Text, TextKey } from '../i18n/texts.js';
import { mayAsk } from './access.js';
import { type Action, ActionRegistry, outdated } from './actions.js';
import { quietCommand, timezoneCommand } from './clock.js';
import {
  type Command,
  type CommandDeps,
  type Context,
  noticed,
  type Options,
  openContext,
  refusal,
} from './context.js';
import { digestActions, digestCommand } from './digest.js';
import { feedActions, feedCommand } from './feed.js';
import { completeTopic } from './find-topic.js';
import { type Doing, FloodGuard } from './flood.js';
import { followCommand } from './follow.js';
import { helpCommand, startCommand } from './help.js';
import { latestActions, latestCommand } from './latest.js';
import { type Carry, createCarry, elsewhere, manageCommand, readElsewhere } from './manage.js';
import { muteActions, muteCommand } from './mute.js';
import { forgetActions, forgetCommand, myDataCommand } from './my-data.js';
import { searchActions, searchCommand } from './search.js';
import { settingsActions, settingsCommand } from './settings.js';
import { subscribeCommand, unsubscribeCommand } from './subscribe.js';
import { subscriptionActions, subscriptionsCommand } from './subscriptions.js';
import { topicActions, topicsCommand } from './topics.js';
import { postButtonActions } from './under-post.js';
import { whyCommand } from './why.js';
import { wordActions, wordsCommand } from './words.js';

/** All commands in the order of a menu, except `/manage` and `/help`, which need the others. */
const commands: readonly Command[] = [
  topicsCommand,
  subscribeCommand,
  followCommand,
  unsubscribeCommand,
  subscriptionsCommand,
  wordsCommand,
  latestCommand,
  searchCommand,
  digestCommand,
  muteCommand,
  quietCommand,
  timezoneCommand,
  settingsCommand,
  whyCommand,
  myDataCommand,
  forgetCommand,
  startCommand,
  feedCommand,
];

/** What every button does. */
const actions: readonly Action[] = [
  ...topicActions,
  ...subscriptionActions,
  ...wordActions,
  ...latestActions,
  ...searchActions,
  ...postButtonActions,
  ...muteActions,
  ...settingsActions,
  ...digestActions,
  ...forgetActions,
  ...feedActions,
];

/** Creates everything that a person can ask for, once for the terminal and every chat platform. */
export function createCommands(deps: CommandDeps & { log: Log }): Commands {
  const { store, texts, catalog, clock, log, access, maxActionBytes = defaultMaxActionBytes } = deps;
  const flood = new FloodGuard(clock);
  const registry = new ActionRegistry(actions, maxActionBytes);
  const carry = createCarry(registry, maxActionBytes);
  const manage = manageCommand(async (asker, name, text) => {
    const command = find(name);
    const context = await openContext(asker, deps);
    return (
      (command.changes ? await refusal(context) : null) ?? command.run(context, readOptions(command, text))
    );
  }, carry);
  const all: readonly Command[] = [...commands, manage, helpCommand(() => all)];
  const find = (name: string): Command =>
    all.find((command) => command.name === name.toLowerCase()) ?? (all.at(-1) as Command);

  // Prepared, because adapters look into it for each message that they receive.
  const inLanguage = (language: Language) => all.map((command) => describe(command, language, deps));
  const described = { en: inLanguage('en'), id: inLanguage('id') } satisfies Record<Language, CommandInfo[]>;

  async function answering(
    asker: Asker,
    doing: Doing,
    run: (context: Context) => Promise<Answer>,
  ): Promise<Answer> {
    const verdict = asker.person == null ? 'run' : flood.take(asker.person, doing);
    if (verdict === 'ignore') return { messages: [], notice: null };
    // If a tap fails, only the person who tapped sees it. The card stays as it is for the others.
    const respond = doing === 'tap' ? noticeOnly : noticed;
    try {
      const context = await openContext(asker, deps);
      if (verdict === 'warn') return respond(context.text(doing === 'tap' ? 'tapped-too-fast' : 'too-fast'));
      if (!mayAsk(asker, access)) return respond(context.text('private-bot'));
      return await run(context);
    } catch (error) {
      log.error({ chat: asker.chat, err: error }, 'a command failed');
      return respond(texts(deps.defaults.language)('went-wrong'));
    }
  }

  const run = (asker: Asker, name: string, options: Options) =>
    answering(asker, 'command', async (context) => {
      const command = find(name);
      const read = readGiven(command, options);
      return (command.changes ? await refusal(context) : null) ?? command.run(context, read);
    });

  return {
    describe: (language) => described[language],
    run,
    runText: (asker, name, text) => run(asker, name, readOptions(find(name), text)),
    press: (asker, action) =>
      answering(asker, 'tap', (context) => pressAnywhere(context, action, { registry, carry })),
    completeTopic(text, language, limit, person = null): Choice[] {
      const isFlood = person !== null && flood.take(person, 'completion') !== 'run';
      return isFlood ? [] : completeTopic(readTyped(text, 'topic'), catalog(), language, limit);
    },
    async tooMuch(asker, holder) {
      const context = await openContext(asker, deps);
      return noticed(context.text(holder === 'person' ? 'too-fast' : 'too-much-here'));
    },
    async left(chat, reason, request) {
      const since = clock.now();
      await store.changeChat(chat, (stored) =>
        stored === null || isDone(stored, request)
          ? null
          : withRequest(withState(stored, { kind: 'gone', reason, since }), request),
      );
    },
    async moved(from: ChatId, to: ChatId) {
      await store.moveChat(from, to);
      deps.changed(to);
    },
  };
}

function describe(
  { name, options, changes, personal = false, audience = 'everyone', aboutMessage }: Command,
  language: Language,
  { texts }: CommandDeps,
): CommandInfo {
  const text = texts(language);
  return {
    name,
    changes,
    personal,
    audience,
    aboutMessage: aboutMessage === undefined ? null : text(aboutMessage),
    description: text(`command-${name}`),
    options: options.map((option) => ({
      ...option,
      description: text(`option-${option.name}`),
      ...(option.parts !== undefined && { parts: mapTexts(option.parts, text) }),
    })),
  };
}

function mapTexts(keys: Readonly<Record<string, TextKey>>, text: Text): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, text(key)]));
}

/**
 * Text behind a command is its first option that takes words. Behind a topic, what begins with a minus or a quotation mark
 * is the text that the command takes as well: it may be longer than any name.
 */
function readOptions({ options }: Command, text: string): Options {
  const [first, second] = options.filter(
    ({ kind }) => kind === 'topic' || kind === 'text' || kind === 'part',
  );
  if (first === undefined) return {};
  if (first.kind !== 'topic' || second?.kind !== 'text') return { [first.name]: text };
  const [, name = '', rest = ''] = /^(.*?)(?:\s+([-"“„].*))?$/su.exec(text) ?? [];
  return { [first.name]: name, [second.name]: rest };
}

/** Keeps the options that a command knows, each in the form and length that it takes. */
function readGiven({ options }: Command, given: Options): Options {
  return Object.fromEntries(
    options.flatMap(({ name, kind }) =>
      Object.hasOwn(given, name) ? [[name, readTyped(given[name] ?? '', kind)]] : [],
    ),
  );
}

/** An answer that only the person who pressed a button sees. */
function noticeOnly(notice: string): Answer {
  return { messages: [], notice };
}

interface Pressing {
  registry: ActionRegistry;
  carry: Carry;
}

/** Presses a button here, or in the place that its action names, as the same person. */
async function pressAnywhere(context: Context, action: string, pressing: Pressing): Promise<Answer> {
  const target = readElsewhere(action);
  if (target === null) return press(context, action, pressing);
  const found = await elsewhere(context, target.place);
  if (found === null) {
    return { messages: [], notice: context.text('manage-not-yours', { place: target.place }) };
  }
  const there = await openContext(found.asker, context);
  return pressing.carry(await press(there, target.rest, pressing), found.asker);
}

/** Does what a button stands for. Buttons live for ever, so an unknown one gets a friendly answer. */
async function press(context: Context, action: string, { registry }: Pressing): Promise<Answer> {
  // Kabar writes no control character into a button. One that has some was altered on its way.
  const found = harmless(action) === action ? registry.find(action) : null;
  if (found === null) return outdated(context);
  // A person without the right to change anything gets a notice. The card stays as it is for the others.
  const refused = found.changes ? await refusal(context) : null;
  return refused === null ? found.run(context) : { ...refused, messages: [] };
}
