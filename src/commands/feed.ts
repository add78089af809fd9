import { z } from 'zod';
import { publisherTopic } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { type Line, reply } from '../core/message.js';
import type { Answer, FeedOffer } from '../core/ports.js';
import { holdsSecrets, maskSecrets } from '../core/secrets.js';
import { squash, truncate } from '../core/text.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { defineAction, open, outdated } from './actions.js';
import { nameOf } from './cards.js';
import { answer, type Command, type Context, noticed } from './context.js';
import { lineOf } from './lines.js';

/** How many feeds of a site are shown. */
const maxOffers = 4;

/** `/feed <address>`: operators add the feed of a site from the chat. */
export const feedCommand: Command = {
  name: 'feed',
  options: [{ name: 'address', kind: 'text', required: true }],
  changes: false,
  personal: true,
  audience: 'operators',
  run: (context, { address = '' }) => forOperators(context, () => find(context, address.trim())),
};

const addFeed = defineAction(
  'feed',
  z.tuple([z.string().max(40)]),
  open(async (context, [id]) => {
    const answered = await forOperators(context, () => add(context, id));
    // The card belongs to the operator. It stays when somebody else taps it.
    return isOperator(context.asker, context.access) ? answered : { ...answered, messages: [] };
  }),
);

/** The buttons of feeds that were found. */
export const feedActions = [addFeed];

/** Runs something for operators alone. They see an error in its own words, which are written for them. */
async function forOperators(context: Context, run: () => Promise<Answer>): Promise<Answer> {
  if (!isOperator(context.asker, context.access)) return noticed(context.text('only-operators'));
  try {
    return await run();
  } catch (error) {
    if (error instanceof KabarError) return answer(reply([maskSecrets(error.message)], [error.remedy]));
    throw error;
  }
}

async function find({ feeds, text }: Context, address: string): Promise<Answer> {
  if (address === '') return answer(reply(lineOf(text('feed-how'))));
  const offers = (await feeds.find(address)).slice(0, maxOffers);
  if (offers.length === 0)
    return answer(reply([text('feed-none', { address: truncate(maskSecrets(address), 200) })]));
  const title = text('feed-found', { count: offers.length });
  return answer({
    kind: 'reply',
    lines: [[{ text: title, bold: true }], ...offers.flatMap((offer) => offerLines(offer, text))],
    buttons: [
      ...offers
        .filter(({ known }) => !known)
        .map((offer) => [{ label: `➕ ${nameOfOffer(offer)}`, action: addFeed.encode(offer.id) }]),
      [{ label: text('button-home'), action: forms.home.encode() }],
    ],
  });
}

function offerLines(offer: FeedOffer, text: Context['text']): Line[] {
  const { url, headlines, known } = offer;
  const shown = headlines.map((headline): Line => [`· ${truncate(squash(headline), 150)}`]);
  return [
    [],
    [
      { text: nameOfOffer(offer), bold: true, ...(!holdsSecrets(url) && { link: url }) },
      ...(known ? [` – ${text('feed-known')}`] : []),
    ],
    ...shown,
  ];
}

const nameOfOffer = ({ title, url }: FeedOffer) => truncate(maskSecrets(squash(title) || url), 60);

async function add(context: Context, id: string): Promise<Answer> {
  const publisher = await context.feeds.add(id);
  if (publisher === null) return outdated(context);
  const topic = publisherTopic(publisher);
  const name = nameOf(context, topic);
  return answer({
    kind: 'reply',
    lines: [[context.text('feed-added', { publisher: name })]],
    buttons: [
      [{ label: context.text('button-follow', { publisher: name }), action: forms.follow.encode(topic) }],
      [{ label: context.text('button-topics'), action: forms.topics.encode(0) }],
    ],
  });
}
