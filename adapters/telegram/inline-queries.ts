import { type Api, type Context, GrammyError } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle, Message, User } from 'grammy/types';
import { Admission, tapHolds } from '../../src/core/admission.js';
import type { Post } from '../../src/core/message.js';
import type { Asker, Commands, Log } from '../../src/core/ports.js';
import { truncate } from '../../src/core/text.js';
import { visible } from '../../src/core/visible.js';
import { addressOf } from './address.js';
import { errorFacts } from './errors.js';
import { withoutTimes } from './escape.js';
import { render } from './format.js';
import { personOf } from './people.js';
import { longestLink } from './size.js';

/** How many results come at once: Telegram shows 50 at most, and asks for more as somebody scrolls. */
const pageLength = 20;

/** How long Telegram may show an answer again to the same person, in seconds. */
const cachedSeconds = 60;

/** What is shown of a result, in UTF-16 units: two short lines. */
const longest = { title: 200, description: 160 };

/** A later page begins here; what is no number was altered on its way. */
const offsetIn = (text: string) => (/^\d{1,5}$/.test(text) ? Number(text) : 0);

/**
 * Answers people who ask from chats that the bot is not in: with articles to choose from while they type its name
 * (https://core.telegram.org/bots/api#inline-mode), or with one where they mention it
 * (https://core.telegram.org/bots/api#answerguestquery).
 */
export class InlineQueries {
  readonly #commands: Commands;
  readonly #log: Log;
  readonly #typing = new Admission(tapHolds);
  readonly #asking = new Admission();

  constructor({ commands, log }: { commands: Commands; log: Log }) {
    this.#commands = commands;
    this.#log = log;
  }

  /** Answers, if it is such a question; null if it is none. The promise never rejects. */
  answer({ api, inlineQuery, update: { guest_message: guest }, me }: Context): Promise<void> | null {
    const answering =
      inlineQuery !== undefined
        ? this.#answerInline(api, inlineQuery)
        : guest !== undefined
          ? this.#answerGuest(api, guest, me.username)
          : null;
    return (
      answering?.catch((error: unknown) =>
        this.#log.error(errorFacts(error), 'a question from elsewhere in Telegram failed'),
      ) ?? null
    );
  }

  async #answerInline(api: Api, { id, from, query, offset }: InlineQuery): Promise<void> {
    const entry = this.#typing.enter(holderOf(from));
    if (entry.kind === 'refused') return;
    try {
      const skipped = offsetIn(offset);
      const question = { typed: query, offset: skipped, limit: pageLength, isTyping: true };
      const { posts, hasMore } = await this.#commands.browse(askerOf(from), question);
      const next_offset = hasMore ? String(skipped + pageLength) : '';
      const more = { cache_time: cachedSeconds, is_personal: true, next_offset };
      await this.#inEitherForm((form) =>
        api.answerInlineQuery(
          id,
          posts.map((each) => resultOf(each, form)),
          more,
        ),
      );
    } finally {
      entry.leave();
    }
  }

  async #answerGuest(
    api: Api,
    { from, text = '', guest_query_id: id }: Message,
    name: string,
  ): Promise<void> {
    if (from === undefined || id === undefined) return;
    const entry = this.#asking.enter(holderOf(from));
    if (entry.kind === 'refused') return;
    try {
      const question = { typed: wordsBeside(text, name), offset: 0, limit: 1, isTyping: false };
      const { posts, none } = await this.#commands.browse(askerOf(from), question);
      const [first] = posts;
      if (first !== undefined) {
        await this.#inEitherForm((form) => api.answerGuestQuery(id, resultOf(first, form)));
      } else if (none !== null) {
        const message_text = visible(none);
        await api.answerGuestQuery(id, {
          ...{ type: 'article', id: 'none', title: truncate(message_text, longest.title) },
          input_message_content: { message_text, link_preview_options: { is_disabled: true } },
        });
      }
    } finally {
      entry.leave();
    }
  }

  /** One address that Telegram does not like costs all results: then none has a picture. */
  async #inEitherForm(call: (form: 'whole' | 'plain') => Promise<unknown>): Promise<void> {
    try {
      await call('whole');
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      if (/query is too old|query ID is invalid|QUERY_ID_INVALID/i.test(error.description)) {
        return this.#log.debug(errorFacts(error), 'a question from elsewhere was answered too late');
      }
      this.#log.info(errorFacts(error), 'Telegram refused articles with their pictures');
      await call('plain');
    }
  }
}

/** People ask in their own name, and read by the settings of their own chat. */
function askerOf(from: User): Asker {
  return {
    chat: `telegram:${addressOf(from.id)}`,
    kind: 'private',
    languageTag: from.language_code ?? null,
    person: personOf(from),
    mayChange: async () => false,
  };
}

const holderOf = (from: User) => ({ place: personOf(from), person: personOf(from) });

/** What stands beside the bot's name, and behind a command. */
function wordsBeside(text: string, name: string): string {
  return text
    .replace(new RegExp(`@${name}\\b`, 'gi'), ' ')
    .replace(/^\s*\/\w+/, ' ')
    .trim();
}

/** An article to choose; what is sent then looks like a post. */
function resultOf(
  { id, post }: { id: string; post: Post },
  form: 'whole' | 'plain',
): InlineQueryResultArticle {
  // No result is several messages: the lead of a very long one is left out.
  const parts = render(post);
  const [part] = parts.length === 1 ? parts : render({ ...post, summary: null });
  const { text = '', link_preview_options } = part ?? {};
  const facts = [post.publisher, post.date].filter((each) => each !== null && each !== '').join(' · ');
  const description = [facts, post.summary].filter((each) => each !== null && each !== '').join('\n');
  const url = post.image?.url ?? '';
  const hasPicture = form === 'whole' && /^https?:/i.test(url) && Buffer.byteLength(url) <= longestLink;
  return {
    type: 'article',
    id,
    title: truncate(visible(post.headline), longest.title) || '…',
    description: truncate(visible(description), longest.description),
    ...(hasPicture && { thumbnail_url: url }),
    input_message_content: {
      message_text: form === 'whole' ? text : withoutTimes(text),
      parse_mode: 'HTML',
      link_preview_options:
        form === 'whole' && link_preview_options !== undefined ? link_preview_options : { is_disabled: true },
    },
  };
}
