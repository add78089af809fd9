import { type Chat, type ChatId, type ChatState, withState } from '../core/chat.js';
import type { Language } from '../core/language.js';
import type { Answer, Asker, Choice, CommandInfo, Commands, Log } from '../core/ports.js';
import { isDone, withRequest } from '../core/request.js';
import { harmless } from '../core/text.js';
import { readTyped } from '../core/typed.js';
import type { Text, TextKey } from '../i18n/texts.js';
import { type Action, ActionRegistry, outdated } from './actions.js';
import { createAnswering } from './answering.js';
import { pressInBroadcast } from './broadcast.js';
import { browse } from './browse.js';
import { quietCommand, timezoneCommand } from './clock.js';
import {
  audienceOf,
  type Command,
  type CommandDeps,
  type Context,
  comesAgain,
  noticed,
  type Options,
  openContext,
  refusal,
} from './context.js';
import { type Change, Conversations } from './conversations.js';
import { digestActions, digestCommand } from './digest.js';
import { feedActions, feedCommand } from './feed.js';
import { completeTopic } from './find-topic.js';
import { FloodGuard } from './flood.js';
import { followActions, followCommand } from './follow.js';
import { helpActions, helpCommand, startCommand } from './help.js';
import { homeActions } from './home.js';
import { latestActions, latestCommand } from './latest.js';
import { withLinesAbove, withWayBack } from './lines.js';
import { type Carry, createCarry, elsewhere, inPlace, manageCommand, readElsewhere } from './manage.js';
import { muteActions, muteCommand } from './mute.js';
import { forgetActions, forgetCommand, myDataCommand } from './my-data.js';
import { exportCommand } from './opml.js';
import { plainWords } from './plain-words.js';
import { searchActions, searchCommand } from './search.js';
import { settingsActions, settingsCommand } from './settings.js';
import { spokenCommands } from './spoken-commands.js';
import { statusCommand } from './status.js';
import { stopAllAction, subscribeCommand, unsubscribeCommand } from './subscribe.js';
import { subscriptionActions, subscriptionsCommand } from './subscriptions.js';
import { threadsCommand } from './threads.js';
import { topicActions, topicsCommand } from './topics.js';
import { postButtonActions } from './under-post.js';
import { hasEnded, undoAction, withUndo } from './undo.js';
import { unknownCommand } from './unknown-command.js';
import { profileOf, welcome, withoutGreeting } from './welcome.js';
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
  threadsCommand,
  muteCommand,
  quietCommand,
  timezoneCommand,
  settingsCommand,
  whyCommand,
  myDataCommand,
  forgetCommand,
  startCommand,
  feedCommand,
  exportCommand,
  statusCommand,
];

/** What every button does. */
const actions: readonly Action[] = [
  ...homeActions,
  ...followActions,
  stopAllAction,
  undoAction,
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
export function createCommands(given: CommandDeps & { log: Log }): Commands {
  const deps = { ...given, conversations: new Conversations(given.clock) };
  const { store, texts, catalog, clock } = deps;
  const flood = new FloodGuard(clock);
  const answering = createAnswering(deps, flood);
  const platforms = [...deps.capabilitiesByAdapter.values()];
  const maxActionBytes = Math.min(...platforms.map((each) => each.maxActionBytes));
  const registry = new ActionRegistry([...actions, ...helpActions(() => all)], maxActionBytes);
  const carry = createCarry(registry);
  const runTyped = async (context: Context, name: string, text: string) => {
    const command = find(name);
    if (command === null) return unknownCommand(context, { name, text }, all);
    const refused = command.changes ? await refusal(context) : null;
    return refused ?? runIn(command, context, readOptions(command, text));
  };
  const tap = (context: Context, action: string) => pressAnywhere(context, action, { registry, carry });
  const manage = manageCommand(
    async (asker, name, text) => runTyped(await openContext(asker, deps), name, text),
    carry,
  );
  const all: readonly Command[] = [...commands, manage, helpCommand(() => all)];
  const find = (name: string) => commandCalled(name, all);

  // Prepared, because adapters look into it for each message that they receive.
  const inLanguage = (language: Language) => all.map((command) => describe(command, language, deps));
  const described = { en: inLanguage('en'), id: inLanguage('id') } satisfies Record<Language, CommandInfo[]>;

  const carryIfBroadcast = (answered: Answer, context: Context) =>
    context.asker.kind === 'broadcast' ? carry(answered, context) : answered;

  const run = (asker: Asker, name: string, options: Options, text = '') =>
    answering(asker, 'command', async (context) => {
      const command = find(name);
      if (command === null) {
        const typed = { name: readTyped(name, 'topic'), text: readTyped(text, 'text') };
        return unknownCommand(context, typed, all);
      }
      const read = readGiven(command, options);
      return (command.changes ? await refusal(context) : null) ?? runIn(command, context, read);
    });

  return {
    describe: (language) => described[language],
    run,
    runText: (asker, name, text) =>
      name === '' && text.trim() !== ''
        ? answering(asker, 'command', (context) =>
            plainWords(context, readTyped(text, 'text'), all, { run: runTyped, press: tap }),
          )
        : run(asker, name === '' ? 'help' : name, readOptions(find(name), text), text),
    press: (asker, action) => answering(asker, 'tap', (context) => tap(context, action)),
    completeTopic(text, language, limit, person = null): Choice[] {
      const isFlood = person !== null && flood.take(person, 'completion') !== 'run';
      return isFlood ? [] : completeTopic(readTyped(text, 'topic'), catalog(), language, limit);
    },
    browse: (asker, question) => browse(asker, question, { ...deps, flood }),
    welcome: (asker, place) =>
      answering(asker, 'command', async (context) =>
        carryIfBroadcast(await welcome(context, place), context),
      ),
    profile: (language) => profileOf(texts(language)),
    async tooMuch(asker, holder) {
      const context = await openContext(asker, deps);
      return noticed(context.text(holder === 'person' ? 'too-fast' : 'too-much-here'));
    },
    async left(chat, reason, request) {
      const since = clock.now();
      await store.changeChat(chat, (stored) => asLeft(stored, { kind: 'gone', reason, since }, request));
    },
    async moved(from: ChatId, to: ChatId) {
      await store.moveChat(from, to);
      deps.changed(to);
    },
  };
}

/** The command of that name; behind a slash a word that people say for one is one, too: `/langganan gempa`, `/stop`. */
function commandCalled(name: string, all: readonly Command[]): Command | null {
  const named = (wanted: string | undefined) => all.find((command) => command.name === wanted);
  const [said, ...others] = spokenCommands(name);
  return named(name.toLowerCase()) ?? named(others.length > 0 ? undefined : said) ?? null;
}

/** Runs a command. In a chat that the operator has paused, whoever begins or changes something learns of that. */
async function runIn(command: Command, context: Context, options: Options): Promise<Answer> {
  const last = lastChangeOf(context);
  const done = withWayBack(await command.run(context, options), context);
  const answered = isChanged(context, last) ? withUndo(done, context) : done;
  const concerns = command.changes || command.name === 'start' || command.name === 'help';
  if (context.chat.suspendedAt === undefined || !concerns) return answered;
  return withLinesAbove(answered, [[context.text('chat-suspended')]]);
}

/** A chat that the bot was let go from; null where there is nothing to note. */
function asLeft(stored: Chat | null, state: ChatState, request: number | undefined): Chat | null {
  if (stored === null || isDone(stored, request)) return null;
  return withRequest(withState(withoutGreeting(stored), state), request);
}

function describe(command: Command, language: Language, deps: CommandDeps): CommandInfo {
  const { name, options, changes, personal = false, aboutMessage } = command;
  const text = deps.texts(language);
  return {
    name,
    changes,
    personal,
    audience: audienceOf(command, deps),
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
function readOptions(command: Command | null, text: string): Options {
  if (command?.takesPayload) return { payload: text };
  const takesWords = (command?.options ?? []).filter(
    ({ kind }) => kind === 'topic' || kind === 'text' || kind === 'part',
  );
  const [first, second] = takesWords;
  if (first === undefined) return {};
  if (first.kind !== 'topic' || second?.kind !== 'text') return { [first.name]: text };
  const [, name = '', rest = ''] = /^(.*?)(?:\s+([-"“„].*))?$/su.exec(text) ?? [];
  return { [first.name]: name, [second.name]: rest };
}

/** Keeps the options that a command knows, each in the form and length that it takes. */
function readGiven({ options, takesPayload = false }: Command, given: Options): Options {
  const known = [...options, ...(takesPayload ? [{ name: 'payload', kind: 'topic' } as const] : [])];
  return Object.fromEntries(
    known.flatMap(({ name, kind }) =>
      Object.hasOwn(given, name) ? [[name, readTyped(given[name] ?? '', kind)]] : [],
    ),
  );
}

interface Pressing {
  registry: ActionRegistry;
  carry: Carry;
}

/** Presses a button here, or in the place that its action names, as the same person. */
async function pressAnywhere(context: Context, action: string, pressing: Pressing): Promise<Answer> {
  const target = readElsewhere(action);
  if (target === null) {
    const run = () => press(context, action, pressing);
    return context.asker.kind === 'broadcast' ? pressInBroadcast(context, action, run) : run();
  }
  const found = await elsewhere(context, target.place);
  if (found === null) {
    return { messages: [], notice: context.text('manage-not-yours', { place: target.place }) };
  }
  const there = await openContext(found.asker, context);
  const answered = await press(there, target.rest, pressing);
  return pressing.carry(inPlace(context, answered, found.place), there);
}

/** Does what a button stands for. Buttons live for ever, so an unknown one gets a friendly answer. */
async function press(context: Context, action: string, { registry }: Pressing): Promise<Answer> {
  // Kabar writes no control character into a button. One that has some was altered on its way.
  const found = harmless(action) === action ? registry.find(action) : null;
  if (found === null) return outdated(context);
  // A person without the right to change anything gets a notice. The card stays as it is for the others.
  const refused = found.changes ? await refusal(context) : null;
  if (refused !== null) return { ...refused, messages: [] };
  const last = lastChangeOf(context);
  const answered = withWayBack(await found.run(context), context);
  const change = lastChangeOf(context);
  // Most cards turn a thing on and off: what a tap on them brings back needs no other button.
  return isChanged(context, last) && change !== null && hasEnded(change)
    ? withUndo(answered, context)
    : answered;
}

/** Whether a run has changed the chat since, now or when its request came first: it is answered alike both times. */
const isChanged = (context: Context, last: Change | null) =>
  lastChangeOf(context) !== last || comesAgain(context);

const lastChangeOf = ({ conversations, asker }: Context) => conversations.lastChange(asker.chat);
