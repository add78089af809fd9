import { type APIMessage, type APIThreadChannel, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Part } from './format.js';
import { plainerForms } from './plain.js';

/** How many of the bot's newest threads in a forum have their first message read. */
const maxRead = 5;

/** How many archived threads are asked for, newest first. */
const maxArchived = 50;

/** The threads that the bot itself opened in forums. */
export class OwnThreads {
  readonly #rest: REST;
  #me: string | null = null;

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** The newest thread of a forum whose first message is this part, in whatever form; null where there is none. Rejects where Discord does not tell. */
  async findByFirstMessage(forum: string, server: string, part: Part): Promise<string | null> {
    const wanted = new Set([part, ...plainerForms(part)].map(fingerprint).filter((each) => each !== ''));
    return this.#newest(forum, server, async ({ id }) => {
      const message = await this.#firstMessage(id);
      return message !== null && wanted.has(fingerprint(message));
    });
  }

  /** The newest thread of a forum that is called so; null where there is none. Rejects where Discord does not tell. */
  async findByName(forum: string, server: string, name: string): Promise<string | null> {
    return this.#newest(forum, server, async (thread) => thread.name === name);
  }

  async #newest(
    forum: string,
    server: string,
    fits: (thread: APIThreadChannel) => Promise<boolean>,
  ): Promise<string | null> {
    const me = await this.#whoAmI();
    const active = (await this.#rest.get(Routes.guildActiveThreads(server))) as {
      threads: APIThreadChannel[];
    };
    const own = (threads: readonly APIThreadChannel[]) =>
      threads
        .filter(({ parent_id, owner_id }) => parent_id === forum && owner_id === me)
        .sort((left, right) => (BigInt(left.id) < BigInt(right.id) ? 1 : -1))
        .slice(0, maxRead);
    for (const thread of own(active.threads)) if (await fits(thread)) return thread.id;
    // Threads in which nothing was said for a while are archived, also while Kabar was away.
    const query = new URLSearchParams({ limit: String(maxArchived) });
    const archived = (await this.#rest.get(Routes.channelThreads(forum, 'public'), { query })) as {
      threads: APIThreadChannel[];
    };
    for (const thread of own(archived.threads)) if (await fits(thread)) return thread.id;
    return null;
  }

  /** The message by which a thread began bears the thread's id. Null where somebody has deleted it. */
  async #firstMessage(thread: string): Promise<APIMessage | null> {
    try {
      return (await this.#rest.get(Routes.channelMessage(thread, thread))) as APIMessage;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 404) return null;
      throw error;
    }
  }

  async #whoAmI(): Promise<string> {
    this.#me ??= ((await this.#rest.get(Routes.user())) as { id: string }).id;
    return this.#me;
  }
}

/** What tells a message from others: an article its link, which stays when it is corrected; a list all that it says. */
function fingerprint({ content = '', embeds = [] }: Pick<Part, 'content' | 'embeds'>): string {
  const [embed] = embeds;
  if (embed?.url !== undefined) return new URL(embed.url).href;
  const link = /^<(https?:\/\/\S+)>$/m.exec(content)?.[1];
  if (link !== undefined) return new URL(link).href;
  return [content, ...embeds.map(({ title, description }) => `${title ?? ''}\n${description ?? ''}`)]
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
}
