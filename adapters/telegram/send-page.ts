import { type Api, GrammyError } from 'grammy';
import type { Outcome } from '../../src/core/delivery.js';
import type { TelegramTarget } from './address.js';
import type { Part } from './format.js';
import { isOfChat, outcomeOf, sent } from './outcome.js';
import { withoutPicture } from './page.js';

/** Sends rich messages, for as long as the server may know them. */
interface PageSender {
  readonly areKnown: boolean;
  /** Never throws. `rejected`: this server, or this chat, takes no such message; others may go all the same. */
  send(place: TelegramTarget, part: Part & { page: string }): Promise<Outcome>;
}

/** What is wrong with a picture, or with pictures in a chat: the page goes without it. */
const ofPicture =
  /\b(send|not enough rights).*\b(photos?|media)\b|CHAT_SEND_(PHOTOS|MEDIA)_FORBIDDEN|URL|web ?page|PHOTO_|IMAGE_|MEDIA_|WEBPAGE_|wrong type|file/i;

/** https://core.telegram.org/bots/api#sendrichmessage */
export function createPageSender(api: Api): PageSender {
  let areKnown = true;

  async function send(place: TelegramTarget, part: Part & { page: string }): Promise<Outcome> {
    const first = await sendForm(place, part, part.page);
    const bare = withoutPicture(part.page);
    const again = (first.kind === 'rejected' || first.kind === 'paused') && ofPicture.test(first.reason);
    return areKnown && again && bare !== part.page ? sendForm(place, part, bare) : first;
  }

  async function sendForm(place: TelegramTarget, part: Part, html: string): Promise<Outcome> {
    try {
      const { reply_markup } = part;
      const rich = { rich_message: { html }, ...(reply_markup !== undefined && { reply_markup }) };
      const { message_id } = await api.raw.sendRichMessage({ ...place, ...rich });
      return sent(message_id);
    } catch (error) {
      return outcomeOfPage(error);
    }
  }

  /** Whatever is not known to be of the chat is of the page: the messages in its place find out. */
  function outcomeOfPage(error: unknown): Outcome {
    const outcome = outcomeOf(error);
    if (!(error instanceof GrammyError)) return outcome;
    // A server that is older than the method says so by this number, and so it does of a token that it cannot read.
    if (error.error_code === 404) areKnown = false;
    const isOfPage = error.error_code === 404 || (outcome.kind === 'paused' && !isOfChat(error.description));
    return isOfPage && 'reason' in outcome ? { kind: 'rejected', reason: outcome.reason } : outcome;
  }

  return {
    get areKnown() {
      return areKnown;
    },
    send,
  };
}
