import { z } from 'zod';
import { actionForm } from '../core/action.js';
import { publisherTopic } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { type Button, type Line, reply } from '../core/message.js';
import type { Answer, FeedOffer } from '../core/ports.js';
import { holdsSecrets, maskSecrets } from '../core/secrets.js';
import { squash, truncate } from '../core/text.js';
import { isOperator } from './access.js';
import { open, outdated } from './actions.js';
import { followButton, nameOf } from './cards.js';
import { answer, type Command, type Context, noticed } from './context.js';
import { card, homeButton, lineOf, topicsButton } from './lines.js';
import { addFeedList } from './opml.js';
import { addOwnFeed, hasOwnFeed, mayAddFeeds, personKey, whyNoFeeds } from './own-feeds.js';

/** How many feeds of a site are shown. */
const maxOffers = 4;

/** `/feed <address>`: people add the feed of a site to their chat, and operators to the catalog. */
export const feedCommand: Command = {
  name: 'feed',
  options: [
    { name: 'address', kind: 'text', required: false },
    { name: 'file', kind: 'file', required: false },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: false,
  personal: true,
  audience: ({ userFeeds }) => ((userFeeds?.who ?? 'off') === 'off' ? 'operators' : 'everyone'),
  async run(context, { address = '' }) {
    const { attached } = context.asker;
    if (attached !== undefined && address.trim() === '') {
      return (await mayAddFeeds(context))
        ? addFeedList(context, attached)
        : noticed(context.text(whyNoFeeds(context)));
    }
    if (isOperator(context.asker, context.access))
      return inOwnWords(() => findForOperator(context, address.trim()));
    if (!(await mayAddFeeds(context))) return noticed(context.text(whyNoFeeds(context)));
    return findForPerson(context, address.trim());
  },
};

const addToCatalog = open(actionForm('feed', z.tuple([z.string().max(40)])), async (context, [id]) => {
  // The card belongs to the operator. It stays when somebody else taps it.
  if (!isOperator(context.asker, context.access))
    return { messages: [], notice: context.text('only-operators') };
  return inOwnWords(() => add(context, id));
});

const addHere = open(actionForm('own-feed', z.tuple([z.string().max(16)])), async (context, [id]) => {
  if (!(await mayAddFeeds(context))) return { messages: [], notice: context.text(whyNoFeeds(context)) };
  const own = await context.feeds.own(id);
  if (own === null) return outdated(context);
  if (own === 'full') return { messages: [], notice: context.text('feed-full') };
  return addOwnFeed(context, own);
});

/** The buttons of feeds that were found. */
export const feedActions = [addToCatalog, addHere];

/** Operators see an error in its own words, which are written for them. */
async function inOwnWords(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof KabarError) return answer(reply([maskSecrets(error.message)], [error.remedy]));
    throw error;
  }
}

async function findForOperator(context: Context, address: string): Promise<Answer> {
  const { feeds, text } = context;
  if (address === '') return answer(reply(lineOf(text('feed-how'))));
  const offers = (await feeds.find(address)) ?? [];
  const isOn = (context.userFeeds?.who ?? 'off') !== 'off';
  return offersCard(context, address, offers, (offer) => [
    {
      label: isOn ? text('feed-for-all', { feed: nameOfOffer(offer) }) : `➕ ${nameOfOffer(offer)}`,
      action: addToCatalog.encode(offer.id),
    },
    ...(isOn ? [{ label: text('feed-only-here'), action: addHere.encode(offer.id) }] : []),
  ]);
}

/** What could not be reached is said in few words: nobody is told what lies in the operator's network. */
async function findForPerson(context: Context, address: string): Promise<Answer> {
  const { feeds, text } = context;
  if (address === '') return answer(reply(lineOf(text('feed-how'))));
  const shown = truncate(maskSecrets(address), 200);
  try {
    const offers = await feeds.find(address, personKey(context));
    if (offers === null) return answer(reply([text('feed-later')]));
    return offersCard(context, address, offers, (offer) => [
      { label: `➕ ${nameOfOffer(offer)}`, action: addHere.encode(offer.id) },
    ]);
  } catch (error) {
    if (error instanceof KabarError) return answer(reply([text('feed-unreachable', { address: shown })]));
    throw error;
  }
}

function offersCard(
  context: Context,
  address: string,
  all: readonly FeedOffer[],
  buttonsFor: (offer: FeedOffer) => Button[],
): Answer {
  const { text } = context;
  const offers = all.slice(0, maxOffers);
  if (offers.length === 0)
    return answer(reply([text('feed-none', { address: truncate(maskSecrets(address), 200) })]));
  const title = text('feed-found', { count: offers.length });
  return answer(
    card(
      [[{ text: title, bold: true }], ...offers.flatMap((offer) => offerLines(offer, context))],
      [
        ...offers
          .map((offer) => {
            if (offer.known) return followButtons(context, offer);
            return hasOwnFeed(context.chat, offer.url) ? [] : buttonsFor(offer);
          })
          .filter((row) => row.length > 0),
        [homeButton(context)],
      ],
    ),
  );
}

/** What the catalog has is followed as its publisher. */
function followButtons(context: Context, { publisher }: FeedOffer): Button[] {
  return publisher === undefined ? [] : [followButton(context, publisherTopic(publisher))];
}

function offerLines(offer: FeedOffer, { text, chat }: Context): Line[] {
  const { url, headlines, known } = offer;
  const shown = headlines.map((headline): Line => [`· ${truncate(squash(headline), 150)}`]);
  const noted = known ? text('feed-known') : hasOwnFeed(chat, url) ? text('feed-followed') : null;
  return [
    [],
    [
      { text: nameOfOffer(offer), bold: true, ...(!holdsSecrets(url) && { link: url }) },
      ...(noted === null ? [] : [` – ${noted}`]),
    ],
    ...shown,
  ];
}

const nameOfOffer = ({ title, url }: FeedOffer) => truncate(maskSecrets(squash(title) || url), 60);

async function add(context: Context, id: string): Promise<Answer> {
  const publisher = await context.feeds.add(id);
  if (publisher === null) return outdated(context);
  const topic = publisherTopic(publisher);
  const line = context.text('feed-added', { publisher: nameOf(context, topic) });
  return answer(card([[line]], [[followButton(context, topic)], [topicsButton(context)]]));
}
