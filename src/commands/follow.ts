import { isTooLongToFollow, keywordOf, maxKeywords, maxPhraseLength } from '../core/keyword.js';
import type { Answer } from '../core/ports.js';
import { findsEverything, maxQuery, parseQuery } from '../core/query.js';
import { maskSecrets } from '../core/secrets.js';
import { follow, followedTopics } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { presentArticle } from '../presentation/present.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { guarded } from './actions.js';
import { followButton } from './cards.js';
import { answer, type Command, type Context, changeChat, comesAgain, noticed, shared } from './context.js';
import { withoutCourtesies } from './courtesies.js';
import { feedCommand } from './feed.js';
import { findTopic, followable } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { card, homeButton, lineOf, topicsButton } from './lines.js';
import { mayAddFeeds } from './own-feeds.js';
import { isReadIn, onlyOwnLanguage } from './read-languages.js';
import { topicsFor } from './search.js';
import { addressOf } from './spoken-commands.js';
import { afterFollowing, confirmation, missingRights, subscribe } from './subscribe.js';
import { sortFollowed, threadLine } from './threads.js';

/** So many articles that have the words are looked at for a sample, and for their languages. */
const maxSampled = 20;

/**
 * `/follow "Korea Utara" -nuklir`: follows words as a topic of its own. What a topic is called follows the topic, and a
 * button below follows the words: `/follow football`. In quotes they are words.
 */
export const followCommand: Command = {
  name: 'follow',
  options: [
    { name: 'words', kind: 'text', required: true },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  run(context, { words = '' }) {
    const all = followable(context.catalog());
    const found = /["“”„]|(?<!\S)-/u.test(words) ? { near: [] } : findTopic(words, context.catalog(), all);
    if (!('topic' in found)) return followWords(context, words);
    return subscribe(context, found.topic, { others: followWordsButton(context, withoutCourtesies(words)) });
  },
};

/** The button that follows words which somebody searched for. */
export const followActions = [guarded(forms.followWords, (context, [typed]) => followWords(context, typed))];

async function followWords(context: Context, typed: string): Promise<Answer> {
  const { chat, text } = context;
  const phrase = withoutCourtesies(typed).replace(/\s+/g, ' ');
  if (isTooLongToFollow(phrase)) {
    const line = text('follow-too-long', { length: maxPhraseLength, words: maxQuery.terms });
    return answer(card([lineOf(line)], [[homeButton(context)]]));
  }
  const address = addressOf(phrase);
  if (address !== null) return followSite(context, address);
  const each = phrase.split(/\s+(?:OR|ATAU)\s+|\s*\|\s*/);
  if (each.length > 1) {
    const buttons = each.flatMap((one) => followWordsButton(context, one));
    return answer(card([[text('follow-each')]], [...buttons, [homeButton(context)]]));
  }
  const keyword = keywordOf(phrase);
  const query = parseQuery(phrase);
  if (keyword === null || query === null) return answer(hint(context, 'follow-how'));
  const threaded = await threadLine(context, keyword.topic);
  if (threaded !== null) return noticed(threaded);
  if (followedTopics(chat.subscriptions).includes(keyword.topic) && !comesAgain(context)) {
    return noticed(text('subscribed-already', { topic: phrase }));
  }
  const followed = chat.subscriptions.filter((each) => each.phrase !== undefined).length;
  if (followed >= maxKeywords) return noticed(text('follow-too-many', { most: maxKeywords }));
  if (findsEverything(query)) return answer(hint(context, 'follow-everything'));
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const changed = await changeChat(context, (stored, head) => ({
    ...stored,
    subscriptions: follow(stored.subscriptions, keyword.topic, 'instant', head, { phrase }),
  }));
  return followedNow(changed, phrase, keyword.topic);
}

/** No article has an address among its words: the feed of the site is looked for, or it is said who can add it. */
async function followSite(context: Context, address: string): Promise<Answer> {
  if (isOperator(context.asker, context.access) || (await mayAddFeeds(context))) {
    return feedCommand.run(context, { address });
  }
  const topics = topicsFor(context, wordsOfSite(address));
  return answer(
    card(
      [[context.text('follow-site', { address: truncate(maskSecrets(address), 60) })]],
      [
        ...topics.map((topic) => [followButton(context, topic)]),
        [topicsButton(context), homeButton(context)],
      ],
    ),
  );
}

/** What people call a site: `bbc` for `https://www.bbc.co.uk/news`. */
const wordsOfSite = (address: string) =>
  address
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .split('.')
    .filter((part) => part.length > 2 && !/^(?:www|com|org|net)$/i.test(part))
    .join(' ');

function hint(context: Context, key: 'follow-how' | 'follow-everything') {
  return card([lineOf(context.text(key))], [[homeButton(context)]]);
}

/** Confirms it, with the newest article that has these words as a sample. */
async function followedNow(context: Context, phrase: string, topic: TopicId): Promise<Answer> {
  const { store, chat, catalog, clock } = context;
  const query = parseQuery(phrase);
  const found = query === null ? [] : (await store.search({ query, limit: maxSampled })).articles;
  const read = found.filter((article) => isReadIn(chat, article));
  const samples = read
    .slice(0, 1)
    .map((article) => presentArticle(article, [], chat, catalog(), clock.now()));
  const sorted = await sortFollowed(context, topic);
  if (sorted !== null)
    return shared({ messages: [card([[sorted]], [[homeButton(context)]]), ...samples], notice: sorted });
  const line = confirmation(context, phrase, samples.length > 0);
  const confirmed = afterFollowing(context, line, topic, [], onlyOwnLanguage(context, found));
  return shared({ messages: [confirmed, ...samples], notice: line });
}
