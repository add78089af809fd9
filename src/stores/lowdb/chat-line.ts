import { type Chat, type Cursors, chatIdPattern } from '../../core/chat.js';
import { languages } from '../../core/language.js';
import type { Settings } from '../../core/settings.js';
import type { Lane, Subscription } from '../../core/subscription.js';
import { type TopicId, topicIdPattern } from '../../core/topic.js';
import { commonSettings, compactPlain, plainSubscription } from './compact.js';
import { ascii, LineCursor } from './line-cursor.js';

/*
 * The form of nearly all lines of `chats.json`: a chat in which nothing was ever changed but what it follows. A start reads tens
 * of thousands.
 */

const tokens = {
  id: ascii('{"chat":{"id":'),
  language: ascii(',"language":'),
  timezone: ascii(',"timezone":'),
  subscriptions: ascii(',"state":{"kind":"active"},"subscriptions":['),
  topic: ascii('{"topic":'),
  since: ascii(',"since":'),
  until: ascii(',"until":null}]}'),
  comma: ascii(','),
  settings: ascii('],"settings":'),
  digestSlot: ascii(',"mutes":[],"digestSlot":'),
  null: ascii('null'),
  instant: ascii('},"cursors":{"instant":'),
  digest: ascii(',"digest":'),
  end: ascii('}'),
};
const lanes: readonly [Buffer, Lane][] = [
  [ascii(',"intervals":[{"lane":"instant"'), 'instant'],
  [ascii(',"intervals":[{"lane":"digest"'), 'digest'],
];
const settingsAsWritten: readonly [Buffer, Settings][] = commonSettings.map(({ short, settings }) => [
  ascii(JSON.stringify(short)),
  settings,
]);

const cursor = new LineCursor();

/** The cursors of the line before: very many chats have the same. */
let cursors: Cursors = { instant: 0, digest: 0 };

/** Reads a chat and its cursors from a line of `chats.json`; null where the line has another form. See {@link EntryReader}. */
export function chatIn(bytes: Buffer, from: number, end: number): { chat: Chat; cursors: Cursors } | null {
  cursor.begin(bytes, from);
  const id = cursor.after(tokens.id).text();
  const spoken = cursor.after(tokens.language).sharedText();
  const language = languages.find((each) => each === spoken);
  const timezone = cursor.after(tokens.timezone).sharedText();
  cursor.pass(tokens.subscriptions);
  const subscriptions = readSubscriptions();
  cursor.pass(tokens.settings);
  const settings = settingsAsWritten.find(([written]) => cursor.skip(written))?.[1];
  const digestSlot = cursor.after(tokens.digestSlot).skip(tokens.null) ? null : cursor.text();
  const instant = cursor.after(tokens.instant).number();
  const digest = cursor.after(tokens.digest).number();
  cursor.pass(tokens.end);
  if (!cursor.isAt(end) || language === undefined || settings === undefined || !chatIdPattern.test(id))
    return null;
  const chat = compactPlain({ id, language, timezone, subscriptions, settings, digestSlot });
  if (cursors.instant !== instant || cursors.digest !== digest) cursors = { instant, digest };
  return { chat, cursors };
}

/** The subscriptions of the line so far. Reused for each line. */
const found: Subscription[] = [];

/** Returns a list of exact size: one that grew by `push` keeps room for sixteen. */
function readSubscriptions(): Subscription[] {
  found.length = 0;
  for (let isNext = cursor.skip(tokens.topic); isNext; isNext = isAnother()) found.push(readSubscription());
  return found.slice();
}

function isAnother(): boolean {
  if (!cursor.skip(tokens.comma)) return false;
  cursor.pass(tokens.topic);
  return true;
}

function readSubscription(): Subscription {
  const topic = cursor.sharedText();
  const lane = lanes.find(([mark]) => cursor.skip(mark))?.[1];
  const since = cursor.after(tokens.since).number();
  cursor.pass(tokens.until);
  if (lane === undefined || !isTopic(topic)) cursor.stop();
  return plainSubscription(topic, lane ?? 'instant', since);
}

let knownTopic = '';

/** Chats that came one after the other often follow the same. */
function isTopic(topic: TopicId): boolean {
  if (topic === knownTopic) return true;
  if (!topicIdPattern.test(topic)) return false;
  knownTopic = topic;
  return true;
}
